/** ConverseStream: Converse's body, answered as an event stream. */
import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';

import { withCall } from '../aws/sdk-call.ts';
import { converse as protocol } from '../protocols/converse.ts';
import type { Api } from './api.ts';
import { converseRequests, converseInput } from './converse.ts';
import { streamReader } from './reader.ts';

export const converseStream: Api = {
  requests: converseRequests,
  send: async (clients, { row, request }, call) =>
    (await clients.runtime()).send(withCall(new ConverseStreamCommand(converseInput(clients, row, request)), call)),
  reader: streamReader('event-stream', protocol),
};

/** ConverseStream: Converse's body, answered as an event stream. */
import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';

import { sdkCall } from '../aws/sdk-handler.ts';
import { converse as protocol } from '../protocols/converse.ts';
import type { Api } from './api.ts';
import { converseAsks, converseInput } from './converse.ts';
import { streamReader } from './reader.ts';

export const converseStream: Api = {
  asks: converseAsks,
  send: async (clients, { row, ask }, call) =>
    (await clients.runtime()).send(new ConverseStreamCommand(converseInput(clients, row, ask)), sdkCall(call)),
  reader: streamReader('event-stream', protocol),
};

/** InvokeModelWithResponseStream: InvokeModel's bodies, answered as an event stream of chunks. */
import { InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime';

import { withCall } from '../aws/sdk-call.ts';
import { readInvokeStream } from '../families/registry.ts';
import type { Api } from './api.ts';
import { invokeRequests, invokeInput, nextInvokeRequest } from './invoke.ts';

export const invokeStream: Api = {
  requests: invokeRequests,
  nextRequest: nextInvokeRequest,
  send: async (clients, { row, request }, call) =>
    (await clients.runtime()).send(
      withCall(new InvokeModelWithResponseStreamCommand(invokeInput(clients, row, request)), call),
    ),
  reader: {
    framing: 'event-stream',
    read: ({ events }, request) => {
      const chunks = events.filter((event) => event.name === 'chunk').map((event) => event.data);
      return readInvokeStream(chunks, request.form.base);
    },
  },
};

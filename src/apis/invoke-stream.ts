/** InvokeModelWithResponseStream: InvokeModel's bodies, answered as an event stream of chunks. */
import { InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime';

import { sdkCall } from '../aws/sdk-handler.ts';
import { readInvokeStream } from '../families/registry.ts';
import type { Api } from './api.ts';
import { invokeAsks, invokeInput, nextInvokeAsk } from './invoke.ts';

export const invokeStream: Api = {
  asks: invokeAsks,
  nextAsk: nextInvokeAsk,
  send: async (clients, { row, ask }, call) =>
    (await clients.runtime()).send(
      new InvokeModelWithResponseStreamCommand(invokeInput(clients, row, ask)),
      sdkCall(call),
    ),
  reader: {
    framing: 'event-stream',
    read: ({ events }, ask) => {
      const chunks = events.filter((event) => event.name === 'chunk').map((event) => event.data);
      return readInvokeStream(chunks, ask.form.base);
    },
  },
};

/** InvokeModel: one operation, a body per model family. */
import { InvokeModelCommand, type InvokeModelCommandInput } from '@aws-sdk/client-bedrock-runtime';

import { invokeMembers } from '../aws/carried.ts';
import type { RegionClients } from '../aws/clients.ts';
import { sdkCall } from '../aws/sdk-handler.ts';
import type { BodyFormat } from '../families/body-format.ts';
import { bodiesFor, nextFormat, readInvoke } from '../families/registry.ts';
import { prompt } from '../protocols/protocol.ts';
import type { Ask, Row } from '../types.ts';
import type { AfterRefusal, Api } from './api.ts';
import { plainForm } from './form.ts';

export const invoke: Api = {
  asks: invokeAsks,
  nextAsk: nextInvokeAsk,
  send: async (clients, { row, ask }, call) =>
    (await clients.runtime()).send(new InvokeModelCommand(invokeInput(clients, row, ask)), sdkCall(call)),
  reader: { framing: 'json', read: (json, ask) => readInvoke(json, ask.form.base) },
};

export function invokeAsks(row: Row, route: string, words = prompt): readonly [Ask, ...Ask[]] {
  const [first, ...rest] = bodiesFor(row).map((format) => askIn(format, route, words));
  if (first === undefined) throw new Error(`no body for ${row.model}`);
  return [first, ...rest];
}

export function nextInvokeAsk(
  row: Row,
  tried: readonly Ask[],
  { refusal, words = prompt }: AfterRefusal,
): Ask | undefined {
  const format = nextFormat(
    row,
    tried.map(({ form }) => form.base),
    refusal,
  );
  return format && askIn(format, '/model', words);
}

export function invokeInput({ carried }: Pick<RegionClients, 'carried'>, row: Row, ask: Ask): InvokeModelCommandInput {
  return {
    ...invokeMembers(carried),
    modelId: row.profile ?? row.model,
    contentType: 'application/json',
    accept: '*/*',
    body: JSON.stringify(ask.body),
  };
}

function askIn(format: BodyFormat, route: string, words: string): Ask {
  return { route, form: plainForm(format.name), body: format.body(words) };
}

/** InvokeModel: one operation, a body per model family. */
import { InvokeModelCommand, type InvokeModelCommandInput } from '@aws-sdk/client-bedrock-runtime';

import { invokeMembers } from '../aws/carried.ts';
import type { RegionClients } from '../aws/clients.ts';
import { withCall } from '../aws/sdk-call.ts';
import type { BodyFormat } from '../families/body-format.ts';
import { bodiesFor, nextFormat, readInvoke } from '../families/registry.ts';
import { prompt } from '../protocols/protocol.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { AfterRefusal, Api } from './api.ts';
import { plainForm } from './form.ts';

export const invoke: Api = {
  requests: invokeRequests,
  nextRequest: nextInvokeRequest,
  send: async (clients, { row, request }, call) =>
    (await clients.runtime()).send(withCall(new InvokeModelCommand(invokeInput(clients, row, request)), call)),
  reader: { framing: 'json', read: (json, request) => readInvoke(json, request.form.base) },
};

export function invokeRequests(row: Row, route: string, words = prompt): readonly [ProbeRequest, ...ProbeRequest[]] {
  const [first, ...rest] = bodiesFor(row).map((format) => requestIn(format, route, words));
  if (first === undefined) throw new Error(`no body for ${row.model}`);
  return [first, ...rest];
}

export function nextInvokeRequest(
  row: Row,
  tried: readonly ProbeRequest[],
  { refusal, words = prompt }: AfterRefusal,
): ProbeRequest | undefined {
  const format = nextFormat(
    row,
    tried.map(({ form }) => form.base),
    refusal,
  );
  return format && requestIn(format, '/model', words);
}

export function invokeInput(
  { carried }: Pick<RegionClients, 'carried'>,
  row: Row,
  request: ProbeRequest,
): InvokeModelCommandInput {
  return {
    ...invokeMembers(carried),
    modelId: row.profile ?? row.model,
    contentType: 'application/json',
    accept: '*/*',
    body: JSON.stringify(request.body),
  };
}

function requestIn(format: BodyFormat, route: string, words: string): ProbeRequest {
  return { route, form: plainForm(format.name), body: format.body(words) };
}

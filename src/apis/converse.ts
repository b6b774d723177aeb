/** Converse: one body for every model. */
import { ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';

import { converseFields } from '../aws/carried.ts';
import type { RegionClients } from '../aws/clients.ts';
import { withCall } from '../aws/sdk-call.ts';
import { converse as protocol } from '../protocols/converse.ts';
import { budget, prompt } from '../protocols/protocol.ts';
import type { ProbeRequest, Json, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { jsonReader } from './reader.ts';

export const converse: Api = {
  requests: converseRequests,
  send: async (clients, { row, request }, call) =>
    (await clients.runtime()).send(withCall(new ConverseCommand(converseInput(clients, row, request)), call)),
  reader: jsonReader(protocol),
};

export function converseRequests(_row: Row, route: string, words = prompt): readonly [ProbeRequest] {
  return [{ route, form: plainForm('converse'), body: protocol.request({ words, tokens: budget }) }];
}

/** What a body says itself wins over what every call carries: the feature of the name `guardrail` attaches its own. */
export function converseInput(
  { carried }: Pick<RegionClients, 'carried'>,
  row: Row,
  request: ProbeRequest,
): ConverseCommandInput {
  // The body is JSON in the operation's shape; repairs only take fields away or change numbers.
  return {
    modelId: row.profile ?? row.model,
    ...(withBytes({ ...converseFields(carried), ...request.body }) as Omit<ConverseCommandInput, 'modelId'>),
  };
}

/** The SDK encodes what JSON holds encoded: pictures and documents go to it as the bytes they are. */
function withBytes(value: Json): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'bytes' && typeof inner === 'string' ? Buffer.from(inner, 'base64') : withBytes(inner),
    ]),
  );
}

/** The Responses API of OpenAI's API, on both endpoints. */
import { budget, prompt } from '../families/body-format.ts';
import type { Ask, Json, JsonObject, Reply, Row } from '../types.ts';
import type { Api } from './api.ts';
import { postOpenai } from './chat-completions.ts';
import { listIn, objectIn } from '../families/fields.ts';
import { replyOf } from './reply.ts';

export const responses: Api = {
  asks: responsesAsks,
  send: (clients, { row, ask }, call) => postOpenai(clients, { row, ask, operation: '/responses' }, call),
  reader: { framing: 'json', read: readResponse },
};

/** `store: false` always: the default keeps prompt and reply for 30 days (user guide, "Responses API"). */
export function responsesAsks(row: Row, route: string): readonly [Ask] {
  const body = { model: row.profile ?? row.model, input: prompt, max_output_tokens: budget, store: false };
  return [{ route, variant: 'responses', body }];
}

/** `incomplete` is a reply too: a reasoning model that spent its budget. A failed one states its error and is none. */
export function readResponse(json: JsonObject): Reply | undefined {
  const output = listIn(json['output']);
  const status = json['status'];
  if (output === undefined || (status !== 'completed' && status !== 'incomplete')) return undefined;
  const usage = objectIn(json['usage']);
  return replyOf({
    texts: output.flatMap(textsOf),
    stopReason: objectIn(json['incomplete_details'])?.['reason'] ?? status,
    inputTokens: usage?.['input_tokens'],
    outputTokens: usage?.['output_tokens'],
  });
}

function textsOf(item: Json): (Json | undefined)[] {
  const { type, content } = objectIn(item) ?? {};
  return type === 'message' ? (listIn(content) ?? []).map((part) => objectIn(part)?.['text']) : [];
}

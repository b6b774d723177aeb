/** The Responses API of OpenAI's API, on both endpoints. */
import { budget, prompt } from '../protocols/protocol.ts';
import { responses as protocol } from '../protocols/responses.ts';
import type { Ask, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { postOpenai } from './chat-completions.ts';
import { jsonReader } from './reader.ts';

export const responses: Api = {
  asks: responsesAsks,
  send: (clients, { row, ask }, call) => postOpenai(clients, { row, ask, operation: '/responses' }, call),
  reader: jsonReader(protocol),
};

export function responsesAsks(row: Row, route: string, words = prompt): readonly [Ask] {
  const body = { model: row.profile ?? row.model, ...protocol.request({ words, tokens: budget }) };
  return [{ route, form: plainForm('responses'), body }];
}

/** An API whose replies are also read for what a question asked beyond it. */
import type { Api } from '../apis/api.ts';
import { apiOf } from '../apis/registry.ts';
import type { ApiName } from '../types.ts';
import type { Check } from './check.ts';

export function withCheck(name: ApiName, question: Check): Api {
  const api = apiOf(name);
  const { reader } = api;
  if (reader.framing === 'json') {
    return {
      ...api,
      reader: {
        framing: 'json',
        read(json, ask) {
          const reply = reader.read(json, ask);
          return reply && { ...reply, sight: question.read({ json }, name) };
        },
      },
    };
  }
  return {
    ...api,
    reader: {
      framing: reader.framing,
      read(stream, ask) {
        const reply = reader.read(stream, ask);
        return reply && { ...reply, sight: question.read({ stream }, name) };
      },
    },
  };
}

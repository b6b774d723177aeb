/** Strict tools: a question that tempts to break the tool's schema, and a call that keeps to it. */
import { eitherOf, inAnyCase } from '../text/phrases.ts';
import type { JsonObject, Observation } from '../types.ts';
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import { toolUse } from './tool-use.ts';

const name = 'book_table';
const description = 'Books a table in the restaurant.';
const sizes = ['small', 'large'];
/** A model that is not held to the schema gives the number of guests as the size, or adds the birthday. */
const parameters = {
  type: 'object',
  properties: { guest: { type: 'string' }, size: { type: 'string', enum: sizes } },
  required: ['guest', 'size'],
  additionalProperties: false,
};

export const strictTools: Feature = {
  prompt:
    'Book a table for 7 people under the name Kim with the tool. Pass on to the restaurant that it is for 7, and that it is a birthday.',
  tokens: answerTokens,
  additions: {
    converse: () => [
      { toolConfig: { tools: [{ toolSpec: { name, description, strict: true, inputSchema: { json: parameters } } }] } },
    ],
    'chat-completions': () => [
      { tools: [{ type: 'function', function: { name, description, strict: true, parameters } }] },
    ],
    responses: () => [{ tools: [{ type: 'function', name, description, strict: true, parameters }] }],
    messages: () => [{ tools: [{ name, description, strict: true, input_schema: parameters }] }],
  },
  read,
  about: inAnyCase(eitherOf(toolUse.about, /\bstrict\b|schema/)),
};

/** A call that breaks the schema shows that `strict` had no effect. */
function read({ tools }: ResponseFacts): Observation {
  const call = tools.find((tool) => tool.name === name);
  if (call?.input === undefined) return 'unclear';
  return keepsToSchema(call.input) ? 'shown' : 'ignored';
}

function keepsToSchema(input: JsonObject): boolean {
  const { guest, size, ...more } = input;
  return (
    typeof guest === 'string' && typeof size === 'string' && sizes.includes(size) && Object.keys(more).length === 0
  );
}

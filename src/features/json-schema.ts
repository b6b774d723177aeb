/** Output by a JSON schema: the text is JSON, and it validates. */
import { parseObject } from '../aws/stream-event.ts';
import type { Observation } from '../types.ts';
import { answerTokens, type Feature } from './feature.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';

const name = 'place';
const keys = ['city', 'country'];
const schema = {
  type: 'object',
  properties: { city: { type: 'string' }, country: { type: 'string' } },
  required: keys,
  additionalProperties: false,
};

export const jsonSchema: Feature = {
  // Nothing here asks for JSON: only the schema does.
  prompt: 'Name one city and the country it lies in.',
  tokens: answerTokens,
  additions: {
    converse: () => [
      {
        outputConfig: {
          textFormat: { type: 'json_schema', structure: { jsonSchema: { name, schema: JSON.stringify(schema) } } },
        },
      },
    ],
    'chat-completions': () => [
      { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } },
    ],
    responses: () => [{ text: { format: { type: 'json_schema', name, strict: true, schema } } }],
    // Under one name in the beta, under another since: that both are unknown is the model's no (BerriAI/litellm#27846, 2026-07).
    messages: () => [
      { output_config: { format: { type: 'json_schema', schema } } },
      { output_format: { type: 'json_schema', schema } },
    ],
  },
  read,
  about: /schema|response_?format|output_?(?:config|format)|text_?format|structured|\btext\.format/i,
};

/** Nothing but the schema names these keys: within the marks of a code block they show it as well. */
function unfenced(text: string): string {
  return text
    .trim()
    .replace(/^```(?:json)?\s/, '')
    .replace(/```$/, '');
}

/** Prose where a schema was demanded shows that the demand went unheard. */
function read({ text, stop }: ResponseFacts): Observation {
  const place = parseObject(unfenced(text));
  const holds =
    place !== undefined &&
    Object.keys(place).toSorted().join() === keys.join() &&
    keys.every((key) => typeof place[key] === 'string');
  if (holds) return 'shown';
  return stop === 'end' && text !== '' ? 'ignored' : 'unclear';
}

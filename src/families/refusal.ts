/** What a refusal says about the body that was sent, and how well another body would agree with it. */
import type { Json, JsonObject } from '../types.ts';
import { isObject } from '../protocols/fields.ts';

type Demand = 'required' | 'refused' | 'known' | 'typed';

/** One complaint: at this place in the body, this key (or, for `typed`, this JSON type). */
interface Violation {
  demand: Demand;
  path: readonly string[];
  what: string;
}

/**
 * The sentences that name keys. Bedrock's own schemas: `#/messages/0: required key [role] not found`,
 * `extraneous key [prompt] is not permitted`, `#/messages/0/content: expected type: JSONArray, found: String`, and
 * `subject must not be valid against schema {"required":["messages"]}`, which a schema of two branches says of a body
 * that has the key: it knows the key, and stumbled over something else. Anthropic's: `max_tokens: Field required`,
 * `messages.0.content: Input should be a valid list`. OpenAI's: `Unsupported parameter: 'max_tokens' ...`.
 */
const sentences: readonly { demand: Demand; pattern: RegExp }[] = [
  { demand: 'required', pattern: /(?:#(?<path>\/[^:#\s]*)?: )?required key \[(?<what>[^\]]+)\]/g },
  { demand: 'refused', pattern: /(?:#(?<path>\/[^:#\s]*)?: )?extraneous key \[(?<what>[^\]]+)\]/g },
  { demand: 'typed', pattern: /#(?<path>\/[^:#\s]*)?: expected type: (?<what>\w+)/g },
  { demand: 'known', pattern: /not be valid against schema \{"required":\["(?<what>[^"\]]+)"\]\}/g },
  { demand: 'required', pattern: /(?<path>(?:\w+\.)*)(?<what>\w+): Field required/g },
  { demand: 'refused', pattern: /(?<path>(?:\w+\.)*)(?<what>\w+): Extra inputs are not permitted/g },
  { demand: 'typed', pattern: /(?<path>\w+(?:\.\w+)*): Input should be a valid (?<what>\w+)/g },
  { demand: 'required', pattern: /Missing required parameter: '(?<what>\w+)'/g },
  { demand: 'refused', pattern: /(?:Unsupported|Unknown) parameter: '(?<what>\w+)'/g },
  { demand: 'required', pattern: /Use '(?<what>\w+)' instead/g },
];

/** A refusal is one sentence, not a book: what is longer is not read to its end. */
const longest = 4000;

/** What a body gains by holding one key that is asked for. */
export const keyMatchScore = 3;

export function parseSchemaErrors(refusal: string): Violation[] {
  const text = refusal.slice(0, longest);
  return sentences.flatMap(({ demand, pattern }) =>
    [...text.matchAll(pattern)].map(({ groups }) => ({
      demand,
      path: (groups?.['path'] ?? '').split(/[/.]/).filter(Boolean),
      what: groups?.['what'] ?? '',
    })),
  );
}

/** Above zero: the body meets more of the demands than it breaks. Zero where the refusal names nothing that it holds. */
export function scoreBody(body: JsonObject, violations: readonly Violation[]): number {
  return violations.reduce((sum, violation) => sum + weigh(body, violation), 0);
}

function weigh(body: JsonObject, { demand, path, what }: Violation): number {
  const place = placeAt(body, path);
  if (demand === 'typed') return place === undefined ? 0 : weighType(place, what);
  const held = isObject(place) && what in place;
  if (demand === 'required') return held ? keyMatchScore : -keyMatchScore;
  if (demand === 'refused') return held ? -2 : 0;
  return held ? 1 : 0;
}

function weighType(place: Json, wanted: string): number {
  return typeNames[typeOf(place)].includes(wanted.toLowerCase()) ? 1 : -2;
}

/** Every item of an array is taken for its first: our bodies hold one message of one block. */
function placeAt(body: JsonObject, path: readonly string[]): Json | undefined {
  let place: Json | undefined = body;
  for (const step of path) {
    if (Array.isArray(place)) place = place[0];
    else place = isObject(place) ? place[step] : undefined;
  }
  return place;
}

type TypeName = 'array' | 'object' | 'string' | 'number' | 'boolean' | 'null';

const typeNames: Record<TypeName, readonly string[]> = {
  array: ['array', 'jsonarray', 'list'],
  object: ['object', 'jsonobject', 'dictionary'],
  string: ['string'],
  number: ['number', 'integer'],
  boolean: ['boolean'],
  null: ['null'],
};

function typeOf(value: Json): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

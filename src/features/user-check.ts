/** The question whether a call of the user's own gets the reply that it expects. */
import { isDeepStrictEqual } from 'node:util';
import { matcherOf, type Assertion, type UserProbe } from '../config/user-probe.ts';
import { isStream } from '../api-names.ts';
import type { ApiName, ProbeRequest, Json, JsonObject, Row } from '../types.ts';
import type { RawReply } from '../protocols/response-facts.ts';
import { nthRequest, type Check } from './check.ts';

export function userCheck({ name, api, models, body, expect }: UserProbe): Check {
  const subject = { kind: 'probe', name } as const;
  return {
    subject,
    column: `${pascal(name)}_Probe`,
    apis: [api],
    ...(models !== undefined && { models }),
    requests: (base, { row }) => [nthRequest(base, { subject, nth: 0, body: addressed(body, base, { row, api }) })],
    read: ({ raw }) => (firstUnmet(documentOf(raw), expect) === undefined ? 'shown' : 'unmet'),
    unmet({ raw }) {
      const document = documentOf(raw);
      const { path } = firstUnmet(document, expect) ?? {};
      return path === undefined ? '' : `${path} = ${excerptOf(valueAt(document, path))}`;
    },
  };
}

/** `order-lookup` as `OrderLookup`. */
function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Where the API names its model in the body, the row's is put in; and what makes it stream. */
function addressed(body: JsonObject, base: ProbeRequest, { row, api }: { row: Row; api: ApiName }): JsonObject {
  const model = 'model' in base.body && { model: row.profile ?? row.model };
  const stream = isStream(api) && base.body['stream'] === true && { stream: true };
  return { ...body, ...model, ...stream };
}

/** A stream is a document with its events: `events[0].data`. */
function documentOf(raw: RawReply): Json {
  if ('json' in raw) return raw.json;
  return { events: raw.stream.events.map(({ name, data }) => ({ name, data })) };
}

function firstUnmet(document: Json, expect: readonly Assertion[]): Assertion | undefined {
  return expect.find((one) => !holds(document, one));
}

/** Characters that are kept of what stands in the place of what was expected. */
const longestExcerpt = 200;

function excerptOf(found: Json | undefined): string {
  const text = found === undefined ? 'nothing' : JSON.stringify(found);
  return text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
}

function holds(document: Json, { path, exists, equals, matches }: Assertion): boolean {
  const found = valueAt(document, path);
  if (exists !== undefined) return exists === (found !== undefined);
  if (equals !== undefined) return isDeepStrictEqual(found, equals);
  if (matches === undefined || found === undefined) return false;
  return matcherOf(matches)(typeof found === 'string' ? found : JSON.stringify(found));
}

/** `output.message.content[0].text`; a bare number is an index too. */
function valueAt(document: Json, path: string): Json | undefined {
  const steps = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');
  let value: Json | undefined = document;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (typeof value === 'object' && value !== null && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

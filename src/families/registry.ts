/** Which bodies a row is asked with on InvokeModel, and who reads the replies. */
import { prompt } from '../protocols/protocol.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { JsonObject, Row } from '../types.ts';
import type { BodyFormat } from './body-format.ts';
import { isErrorLike } from './error-like.ts';
import { belongsTo, families, type Family } from './families.ts';
import { scoreBody, keyMatchScore, parseSchemaErrors } from './refusal.ts';

const allFormats: readonly BodyFormat[] = [...new Set(families.flatMap(({ formats }) => formats))];

export function familyOf(row: Row): Family {
  const own = families.find((family) => belongsTo(row, family));
  if (own === undefined) throw new Error(`no family takes ${row.model}`);
  return own;
}

/** Undefined for a name that another version of the tool wrote. */
export function formatNamed(name: string): BodyFormat | undefined {
  return allFormats.find((format) => format.name === name);
}

/** Every body worth sending for this row, best first; no name and no body twice. */
export function bodiesFor(row: Row): readonly BodyFormat[] {
  const family = familyOf(row);
  const bodies = bodiesOf.get(family) ?? differentBodies(family);
  bodiesOf.set(family, bodies);
  return bodies;
}

/** Each family once: there may be 100,000 rows. */
const bodiesOf = new Map<Family, readonly BodyFormat[]>();

function differentBodies({ formats }: Family): readonly BodyFormat[] {
  const byBody = new Map<string, BodyFormat>();
  for (const format of formats) {
    const body = JSON.stringify(format.body(prompt));
    if (!byBody.has(body)) byBody.set(body, format);
  }
  return [...byBody.values()];
}

/**
 * The format to try after a refusal of the body's form: the one that agrees best with the keys the refusal names,
 * from another family where none of the row's own holds a key it asks for; else the next of the row's own.
 */
export function nextFormat(row: Row, tried: readonly string[], refusal: string): BodyFormat | undefined {
  const violations = parseSchemaErrors(refusal);
  const score = (format: BodyFormat): number => scoreBody(format.body(prompt), violations);
  const fits = (format: BodyFormat): boolean => score(format) >= keyMatchScore;
  const untried = notYetSent(tried);
  const own = bodiesFor(row);
  const foreign = own.some(fits) ? [] : allFormats.filter(fits);
  return [...own, ...foreign].filter(untried).toSorted((a, b) => score(b) - score(a))[0];
}

/** Two formats may share a body (a bare prompt): the second would only be refused again. */
function notYetSent(tried: readonly string[]): (format: BodyFormat) => boolean {
  const sent = allFormats.filter((format) => tried.includes(format.name)).map((format) => format.body(prompt));
  const bodies = new Set(sent.map((body) => JSON.stringify(body)));
  return (format) => !bodies.has(JSON.stringify(format.body(prompt)));
}

/**
 * Reads an InvokeModel reply with the format that wrote the body (`sent`), then with any other: a model may answer in
 * another's shape. Undefined for `{}`, for a statement of failure, and for what nobody can read.
 */
export function readInvoke(json: JsonObject, sent: string): ResponseFacts | undefined {
  if (isErrorLike(json)) return undefined;
  return firstReply(sent, (format) => format.read(json));
}

/** The same for the payloads of a stream; a failure stated in any chunk leaves no reply. */
export function readInvokeStream(chunks: JsonObject[], sent: string): ResponseFacts | undefined {
  if (chunks.some(isErrorLike)) return undefined;
  return firstReply(sent, (format) => format.readStream?.(chunks));
}

function firstReply(sent: string, read: (format: BodyFormat) => ResponseFacts | undefined): ResponseFacts | undefined {
  const [author, others] = [allFormats.filter(wrote), allFormats.filter((format) => !wrote(format))];
  for (const format of [...author, ...others]) {
    const reply = read(format);
    if (reply !== undefined) return reply;
  }
  return undefined;

  function wrote(format: BodyFormat): boolean {
    return format.name === sent;
  }
}

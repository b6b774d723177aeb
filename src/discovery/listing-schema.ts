/** Reads every listing through a schema: an entry that does not fit is left out, and named. */
import * as v from 'valibot';

import type { CallOptions } from '../aws/exchange.ts';
import { bounded } from '../aws/bounded.ts';
import { bodyText } from '../aws/fault.ts';
import { withoutKnownSecrets } from '../aws/secrets/known-secrets.ts';
import type { Listing } from '../types.ts';
import { mostEntries } from './pages.ts';
import { MalformedListing, type LeftOut, type ListingCall } from './source.ts';

/** Longest id or ARN that a call may name (API reference of InvokeModel: 2048). */
const longestId = 2048;

/** An id or an ARN. One that echoes a secret of ours is called, and shown, without it. */
export const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestId), v.transform(withoutKnownSecrets));

/** Longest word that is kept whole, and most words of one entry. */
const longestWord = 1000;
const mostWords = 100;

const oneWord = v.pipe(
  v.string(),
  v.transform((given) => bounded(withoutKnownSecrets(given), longestWord)),
);

/** A word of the service's own; what is null is not there. */
export const word = v.nullish(oneWord);

export const words = v.nullish(
  v.pipe(
    v.array(oneWord),
    v.transform((given) => given.slice(0, mostWords)),
  ),
);

export const flag = v.nullish(v.boolean());

/** ISO 8601 of a date as services write them: text, or seconds since 1970. */
export const date = v.nullish(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((given) => new Date(typeof given === 'number' ? given * 1000 : given)),
    v.check((given) => !Number.isNaN(given.getTime()), 'is no date'),
    v.transform((given) => given.toISOString()),
  ),
);

/**
 * The JSON of one whole reply, from the wire and not from the client that made the call: a client refuses all of a
 * reply for one date that it cannot read.
 */
export function listingReply(
  call: ListingCall,
  send: (options: CallOptions) => Promise<unknown>,
): Promise<Record<string, unknown>> {
  return call(async (options) => {
    try {
      await send(options);
    } catch (error) {
      const body = wholeReply(options);
      if (body === undefined) throw error;
      return body;
    }
    const body = wholeReply(options);
    if (body === undefined) throw new SyntaxError('The listing is no JSON object');
    return body;
  });
}

function wholeReply({ exchange }: CallOptions): Record<string, unknown> | undefined {
  if (exchange.status !== 200 || exchange.error !== undefined) return undefined;
  try {
    const body: unknown = JSON.parse(bodyText(exchange));
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface EntriesOptions<Schema extends v.GenericSchema> {
  /** For people: `ListFoundationModels`. */
  operation: string;
  body: Record<string, unknown>;
  /** Member of the body that holds the entries. */
  member: string;
  schema: Schema;
  /** Members of an entry that a run can do without: where only these are broken, they alone are left out. */
  spare?: readonly string[];
  leftOut: LeftOut;
}

/** @throws MalformedListing where the body holds no list at all. */
export function entriesOf<Schema extends v.GenericSchema>(options: EntriesOptions<Schema>): v.InferOutput<Schema>[] {
  const { operation, body, member, schema, spare = [], leftOut } = options;
  const list = body[member];
  if (!Array.isArray(list)) throw new MalformedListing(`${operation} answered without ${member}`);
  if (list.length > mostEntries) leftOut(`entries ${mostEntries + 1} to ${list.length}`);
  return list.slice(0, mostEntries).flatMap((entry: unknown, index) => {
    const read = v.safeParse(schema, entry);
    if (read.success) return [read.output];
    const which = `entry ${index + 1}${nameOf(entry)}`;
    const issue = issueText(read.issues[0]);
    const again =
      isObject(entry) && onlyIn(spare, read.issues) ? v.safeParse(schema, without(entry, spare)) : undefined;
    leftOut(again?.success === true ? `${issue} of ${which}` : `${which}, whose ${issue}`);
    return again?.success === true ? [again.output] : [];
  });
}

/** The token of the next page. @throws MalformedListing where it is none. */
export function tokenOf(operation: string, token: unknown): string | undefined {
  if (token === undefined || token === null || token === '') return undefined;
  if (typeof token === 'string') return token;
  throw new MalformedListing(`${operation} answered with a page token that is ${kindOf(token)}`);
}

/** Entries that are named one by one; of more, the number. */
const mostNamed = 3;

/** One sentence of what was left out of a listing; undefined where nothing was. */
function leftOutText(broken: readonly string[]): string | undefined {
  if (broken.length === 0) return undefined;
  const more = broken.length > mostNamed ? `; and ${broken.length - mostNamed} more` : '';
  return `the reply holds what cannot be read, and it was left out: ${broken.slice(0, mostNamed).join('; ')}${more}`;
}

/** A listing of which something had to be left out is a gap, whatever else it holds. */
export function listedAll(count: number, broken: readonly string[]): Pick<Listing, 'ok' | 'count' | 'problem'> {
  const problem = leftOutText(broken);
  return problem === undefined ? { ok: true, count } : { ok: false, count, problem };
}

function onlyIn(spare: readonly string[], issues: readonly v.BaseIssue<unknown>[]): boolean {
  return issues.every((issue) => spare.includes(String(issue.path?.[0]?.key)));
}

function without(entry: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)));
}

/** The name that an entry gives itself, where it gives one. */
function nameOf(entry: unknown): string {
  if (!isObject(entry)) return '';
  const name = Object.entries(entry).find(([key, value]) => /id$|arn$/i.test(key) && typeof value === 'string')?.[1];
  return typeof name === 'string' ? ` (${name.slice(0, 80)})` : '';
}

function issueText({ path, input, type, message }: v.BaseIssue<unknown>): string {
  const place = path === undefined ? 'value' : path.map(({ key }) => String(key)).join('.');
  if (type === 'check' || type === 'raw_transform') return `${place} ${message}`;
  if (type === 'max_length') return `${place} is longer than ${longestId} characters`;
  return `${place} is ${kindOf(input)}`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const names: Partial<Record<string, string>> = { string: 'text', number: 'a number', boolean: 'true or false' };
  return names[typeof value] ?? typeof value;
}

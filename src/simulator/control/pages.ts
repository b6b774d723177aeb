/** The pages of a listing: `maxResults` and `nextToken`, checked as the service checks them. */
import type { Call } from '../call.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';

const mostResults = 1000;

interface PageOf<Entry> {
  entries: Entry[];
  /** Spread into the reply: the token of the next page, where there is one. */
  next: { nextToken?: string };
}

export function pageOf<Entry>(call: Call, all: readonly Entry[]): PageOf<Entry> | Refusal {
  const size = pageSize(call.query.get('maxResults'), call.world.scenario.pageSize ?? mostResults);
  const from = tokenOffset(call.query.get('nextToken'));
  if (from === undefined) return invalid('The provided nextToken is invalid.');
  const next = from + size < all.length ? { nextToken: token(from + size) } : {};
  return { entries: all.slice(from, from + size), next };
}

export function isPage<Entry>(page: PageOf<Entry> | Refusal): page is PageOf<Entry> {
  return !isRefusal(page);
}

/** Its limits are in the service model. */
function pageSize(asked: string | null, most: number): number {
  return asked === null ? most : Math.min(Number(asked), most);
}

function token(offset: number): string {
  return Buffer.from(`page:${offset}`).toString('base64url');
}

function tokenOffset(nextToken: string | null): number | undefined {
  if (nextToken === null) return 0;
  const offset = /^page:(\d+)$/.exec(Buffer.from(nextToken, 'base64url').toString())?.[1];
  return offset === undefined ? undefined : Number(offset);
}

/** Follows the tokens of a paged listing to its end, or to where no listing of Bedrock goes. */
import { MalformedListing, type LeftOut } from './source.ts';

interface Page<Found> {
  found: Found[];
  /** Token of the next page; absent or empty on the last. */
  next: string | undefined;
}

/** Pages and entries of one listing at most: the price list of the largest Region has some 60 pages of 100. */
const mostPages = 200;
export const mostEntries = 20_000;
/** How long the pages of one listing are followed, in milliseconds. */
const longest = 5 * 60_000;

export interface Paged<Found> {
  /** For people: `ListInferenceProfiles`. */
  operation: string;
  ask(token?: string): Promise<Page<Found>>;
  leftOut: LeftOut;
}

/** `leftOut` is called with what was not read. @throws MalformedListing when a token comes twice. */
export async function pages<Found>({ operation, ask, leftOut }: Paged<Found>): Promise<Found[]> {
  const all: Found[] = [];
  const seen = new Set<string>();
  const start = performance.now();
  let token: string | undefined;
  do {
    const { found, next } = await ask(token);
    for (const one of found) all.push(one);
    if (next && seen.has(next)) throw new MalformedListing(`${operation} repeats a page token`);
    if (next) seen.add(next);
    token = next;
    const isLong = seen.size >= mostPages || all.length >= mostEntries || performance.now() - start > longest;
    if (token && isLong) {
      leftOut(`all that follows page ${seen.size} (${all.length} entries so far, and no end)`);
      break;
    }
  } while (token);
  return all;
}

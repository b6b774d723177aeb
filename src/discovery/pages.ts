/** Follows the tokens of a paged listing to its end. */
import { MalformedListing } from './source.ts';

export interface Page<Found> {
  found: Found[];
  /** Token of the next page; absent or empty on the last. */
  next: string | undefined;
}

/** @throws MalformedListing when a token comes twice: the listing would never end. */
export async function pages<Found>(name: string, ask: (token?: string) => Promise<Page<Found>>): Promise<Found[]> {
  const all: Found[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const { found, next } = await ask(token);
    all.push(...found);
    if (next && seen.has(next)) throw new MalformedListing(`${name} repeats a page token`);
    if (next) seen.add(next);
    token = next;
  } while (token);
  return all;
}

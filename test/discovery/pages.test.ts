import { expect, it } from 'vitest';
import { pages } from '../../src/discovery/pages.ts';

const operation = 'List';
const leftOut = (what: string): void => {
  throw new Error(`left out: ${what}`);
};

it('follows the tokens to the end', async () => {
  const book: Record<string, { found: number[]; next: string | undefined }> = {
    first: { found: [1, 2], next: 'b' },
    b: { found: [3], next: '' },
  };
  const ask = (token = 'first') => Promise.resolve(book[token] ?? { found: [], next: undefined });
  expect(await pages({ operation, ask, leftOut })).toEqual([1, 2, 3]);
});

it('ends a listing that would never end', async () => {
  const ask = () => Promise.resolve({ found: [1], next: 'again' });
  await expect(pages({ operation, ask, leftOut })).rejects.toThrow('List repeats a page token');
});

it('ends one that has a new token for each page, and says what it did not read', async () => {
  const skipped: string[] = [];
  let page = 0;
  const ask = () => Promise.resolve({ found: [page], next: `token-${(page += 1)}` });
  const all = await pages({ operation, ask, leftOut: (what) => void skipped.push(what) });
  expect(all).toHaveLength(200);
  expect(skipped).toEqual(['all that follows page 200 (200 entries so far, and no end)']);
});

import { expect, it } from 'vitest';
import { pages } from '../../src/discovery/pages.ts';

it('follows the tokens to the end', async () => {
  const book: Record<string, { found: number[]; next: string | undefined }> = {
    first: { found: [1, 2], next: 'b' },
    b: { found: [3], next: '' },
  };
  const all = await pages('List', (token = 'first') => Promise.resolve(book[token] ?? { found: [], next: undefined }));
  expect(all).toEqual([1, 2, 3]);
});

it('ends a listing that would never end', async () => {
  await expect(pages('List', () => Promise.resolve({ found: [1], next: 'again' }))).rejects.toThrow(
    'List repeats a page token',
  );
});

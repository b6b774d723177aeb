import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { optionTable, usageBlock } from './docs.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function between(mark: string): string {
  const [, after] = readme.split(`<!-- ${mark}:start -->\n`);
  const [text] = after?.split(`<!-- ${mark}:end -->`) ?? [];
  if (after === undefined || text === undefined) throw new Error(`README.md has no ${mark} marks`);
  return text;
}

it('the usage in the README is what --help prints', async () => {
  expect(between('usage')).toBe(await usageBlock());
});

it('the table of options in the README is the one that is read', () => {
  expect(between('options')).toBe(optionTable());
});

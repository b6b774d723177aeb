import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { optionTable, usageBlock } from './docs.ts';

const page = readFileSync(new URL('../docs/options.md', import.meta.url), 'utf8');

function between(mark: string): string {
  const [, after] = page.split(`<!-- ${mark}:start -->\n`);
  const [text] = after?.split(`<!-- ${mark}:end -->`) ?? [];
  if (after === undefined || text === undefined) throw new Error(`docs/options.md has no ${mark} marks`);
  return text;
}

it('the usage in docs/options.md is what --help prints', async () => {
  expect(between('usage')).toBe(await usageBlock());
});

it('the table of options in docs/options.md is the one that is read', () => {
  expect(between('options')).toBe(optionTable());
});

import { expect, it } from 'vitest';
import { sortRows } from '../../src/plan/rows.ts';

const row = (model: string, profile?: string) => ({
  region: 'us-east-1',
  endpoint: 'bedrock-runtime' as const,
  model,
  profileType: 'in-region' as const,
  ...(profile !== undefined && { profile }),
});

it('rows stand in the order of code points, capitals first, characters beyond U+FFFF last', () => {
  const models = ['a.B', 'a.a', 'a.é', 'a.\uE000', 'a.\uFF1D', 'a.😀', 'a.😁', 'a.😁x'];
  const sorted = sortRows(models.toReversed().map((model) => row(model)));
  expect(sorted.map(({ model }) => model)).toEqual(models);
});

it('a row without a profile comes before those with one', () => {
  const sorted = sortRows([row('a', 'us.b'), row('a', 'us.a'), row('a')]);
  expect(sorted.map(({ profile }) => profile)).toEqual([undefined, 'us.a', 'us.b']);
});

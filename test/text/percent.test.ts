import { expect, it } from 'vitest';
import { percent } from '../../src/text/percent.ts';

it.each([
  [2 / 3, '66.7 %'],
  [10 / 55, '18.2 %'],
  [0, '0.0 %'],
  [1, '100.0 %'],
  [0.99999, '99.9 %'],
  [0.00001, '0.1 %'],
])('a share of %d is written as %s', (share, written) => {
  expect(percent(share)).toBe(written);
});

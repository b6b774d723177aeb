import { expect, it } from 'vitest';

import { createThrottle } from '../../src/simulator/throttle.ts';

it('regains calls as time passes, never more than the burst', () => {
  let now = 0;
  const take = createThrottle([{ perSecond: 2, burst: 2 }], () => now);
  const asked = (): boolean => take('runtime', 'us-east-1', 'a.b');
  expect([asked(), asked(), asked()]).toStrictEqual([true, true, false]);
  now = 500;
  expect([asked(), asked()]).toStrictEqual([true, false]);
  now = 60_000;
  expect([asked(), asked(), asked()]).toStrictEqual([true, true, false]);
});

it('counts each model and Region apart, and only those it names', () => {
  const take = createThrottle([{ endpoint: 'mantle', model: 'a.*', perSecond: 0, burst: 1 }], () => 0);
  expect(take('mantle', 'us-east-1', 'a.b')).toBe(true);
  expect(take('mantle', 'us-west-2', 'a.b')).toBe(true);
  expect(take('mantle', 'us-east-1', 'a.c')).toBe(true);
  expect(take('mantle', 'us-east-1', 'a.b')).toBe(false);
  expect(take('runtime', 'us-east-1', 'a.b')).toBe(true);
});

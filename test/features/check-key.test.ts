import { expect, it } from 'vitest';
import { checkKey, readCheckKey } from '../../src/features/check-key.ts';
import type { CheckSubject } from '../../src/types.ts';

it.each<[string, CheckSubject]>([
  ['tool-use', { kind: 'feature', name: 'tool-use' }],
  ['temperature=0.5', { kind: 'value', parameter: 'temperature', value: '0.5' }],
  ['probe:order-lookup', { kind: 'probe', name: 'order-lookup' }],
])('the key %s names one thing that is asked', (key, subject) => {
  expect(readCheckKey(key)).toEqual(subject);
  expect(checkKey(subject)).toBe(key);
});

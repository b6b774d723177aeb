import { expect, it } from 'vitest';
import { globPattern } from '../../src/text/glob.ts';

it.each([
  ['*claude*', 'us.anthropic.Claude-3-v1:0', true],
  ['anthropic.claude-?', 'anthropic.claude-3', true],
  ['anthropic.claude-?', 'anthropic.claude-35', false],
  ['a.c', 'abc', false],
  ['*', '', true],
  ['a*b*c', 'aXbXbXc', true],
  ['a*b*c', 'aXbXbX', false],
  ['*-v1:0', 'x-v1:0-v1:0', true],
  ['', 'a', false],
])('%s on %s is %s', (glob, text, expected) => {
  expect(globPattern(glob).test(text)).toBe(expected);
});

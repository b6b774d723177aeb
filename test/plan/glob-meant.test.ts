import { describe, expect, it } from 'vitest';
import { globMeant } from '../../src/plan/glob-meant.ts';

const ids = [
  'amazon.nova-2-lite-v1:0',
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'us.meta.llama4-scout-17b-instruct-v1:0',
];

describe('a --model that matches nothing', () => {
  it.each([
    ['a family without stars', 'claude', '*claude*'],
    ['a family, misspelt', 'cluade', '*claude*'],
    ['the same with stars', '*cluade*', '*claude*'],
    ['the name that people say', 'haiku-4.5', '*haiku*4*5*'],
    ['words that stand apart', 'nova-lite', '*nova*lite*'],
    ['a part of a word', 'lama', '*lama*'],
  ])('%s: %s means %s', (_what, name, glob) => expect(globMeant(name, ids)).toBe(glob));

  it.each(['zzzzzzzzzz', 'amazon.nova-light-v1:0', '*', ''])('%j means none', (name) => {
    expect(globMeant(name, ids)).toBeUndefined();
  });
});

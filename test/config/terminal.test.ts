import { describe, expect, it } from 'vitest';
import { configOf, type Situation } from './sample.ts';

describe('colours', () => {
  const situations: [string, Situation, boolean][] = [
    ['a terminal has them', { isTerminal: true }, true],
    ['a pipe has none', { isTerminal: false }, false],
    ['--no-color takes them away', { isTerminal: true, flags: { 'no-color': ['true'] } }, false],
    ['NO_COLOR takes them away, whatever its value', { isTerminal: true, env: { NO_COLOR: '0' } }, false],
    ['an empty NO_COLOR says nothing', { isTerminal: true, env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR gives them to a pipe', { env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0 takes them away', { isTerminal: true, env: { FORCE_COLOR: '0' } }, false],
    ['NO_COLOR wins over FORCE_COLOR', { isTerminal: true, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
    ['--no-color wins over FORCE_COLOR', { env: { FORCE_COLOR: '1' }, flags: { 'no-color': ['true'] } }, false],
    ['a dumb terminal has none', { isTerminal: true, env: { TERM: 'dumb' } }, false],
  ];

  it.each(situations)('%s', (_, situation, expected) => {
    expect(configOf(situation)).toMatchObject({ color: expected, progressColor: expected });
  });
});

describe('progress', () => {
  const situations: [string, Situation, string][] = [
    ['is a live line on a terminal', { isTerminal: true }, 'live'],
    ['is plain lines in a pipe', { isTerminal: false }, 'lines'],
    ['is plain lines in CI, even on a terminal', { isTerminal: true, env: { CI: 'true' } }, 'lines'],
    ['is live where CI says false', { isTerminal: true, env: { CI: 'false' } }, 'live'],
    ['is plain lines on a dumb terminal', { isTerminal: true, env: { TERM: 'dumb' } }, 'lines'],
    ['is none with --no-progress', { isTerminal: true, flags: { 'no-progress': ['true'] } }, 'none'],
    ['is none with --quiet', { isTerminal: true, flags: { quiet: ['true'] } }, 'none'],
  ];

  it.each(situations)('%s', (_, situation, expected) => {
    expect(configOf(situation).progress).toBe(expected);
  });
});

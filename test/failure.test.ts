import { describe, expect, it } from 'vitest';
import { usageError, UserError } from '../src/errors.ts';
import { describeFailure, interruptionCode } from '../src/failure.ts';

describe('a failure', () => {
  it('that is known says what happened and what to do, with its own exit code', () => {
    expect(describeFailure(new UserError('no key', 'Get one.'), true)).toEqual({
      text: 'bedrock-matrix: no key\n  Get one.\n',
      code: 1,
    });
    expect(describeFailure(usageError('--x is wrong', 'Use y.'), false).code).toBe(2);
  });

  it('that is unexpected shows its stack only when asked to', () => {
    const quiet = describeFailure(new TypeError('x is undefined'), false);
    expect(quiet.text).toMatch(/^bedrock-matrix: x is undefined\n {2}.*--verbose/);
    expect(quiet.text).not.toMatch(/^\s+at /m);
    expect(describeFailure(new TypeError('x is undefined'), true).text).toMatch(/^\s+at /m);
    expect(quiet.code).toBe(1);
  });

  it('that is not even an error is told', () => {
    expect(describeFailure('odd', false).text).toContain('odd');
  });
});

describe('the exit code of an interrupted run', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('after %s is %i', (signal, code) => {
    expect(interruptionCode(AbortSignal.abort(signal))).toBe(code);
  });

  it('is none when nothing interrupted it', () => {
    expect(interruptionCode(new AbortController().signal)).toBeUndefined();
  });
});

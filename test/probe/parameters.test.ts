import { describe, expect, it } from 'vitest';
import { namedParameter, withoutParameter, withParameter } from '../../src/probe/parameters.ts';
import type { Fault } from '../../src/types.ts';

const refusal = (message: string, param?: string): Fault => ({
  origin: 'service',
  message,
  ...(param !== undefined && { param }),
});

const chat = { model: 'a.b', messages: [{ role: 'user', content: 'hi' }], max_completion_tokens: 16, stream: true };
const converse = { messages: [], inferenceConfig: { maxTokens: 16 } };

describe('the parameter that a refusal names', () => {
  it.each([
    [chat, refusal('no', 'max_completion_tokens'), 'max_completion_tokens'],
    [chat, refusal("Unknown parameter: 'max_completion_tokens'."), 'max_completion_tokens'],
    [converse, refusal('inferenceConfig.maxTokens is too low'), 'maxTokens'],
    [converse, refusal('bad', 'inferenceConfig.maxTokens'), 'maxTokens'],
    [chat, refusal("'max_tokens' is not supported"), undefined],
    [chat, refusal('messages: must not be empty', 'messages'), undefined],
    [chat, refusal('the model a.b is not here', 'model'), undefined],
  ])('of %j by %j is %s', (body, fault, name) => {
    expect(namedParameter(body, fault)).toBe(name);
  });
});

describe('a body', () => {
  it('gets another value where the parameter stands', () => {
    expect(withParameter(converse, 'maxTokens', 64)).toEqual({ messages: [], inferenceConfig: { maxTokens: 64 } });
  });

  it('loses a parameter, and the object that is empty for lack of it', () => {
    expect(withoutParameter(converse, 'maxTokens')).toEqual({ messages: [] });
    expect(withoutParameter({ a: {}, b: { c: 1, d: 2 } }, 'c')).toEqual({ a: {}, b: { d: 2 } });
  });
});

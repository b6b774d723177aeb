import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInvoke as factsOfInvoke } from '../../src/families/registry.ts';
import { replyOf } from '../../src/protocols/reply.ts';
import type { JsonObject, Reply } from '../../src/types.ts';
import { samples } from './replies.ts';

function readInvoke(json: JsonObject, variant: string): Reply | undefined {
  const facts = factsOfInvoke(json, variant);
  return facts && replyOf(facts);
}

const variants = [...new Set(samples.map((sample) => sample.variant))];

describe('a reply to InvokeModel', () => {
  it.each(samples)('is read when $title', ({ json, variant, reply }) => {
    expect(readInvoke(json, variant)).toEqual(reply);
  });

  it.each(samples)('is read alike whichever body was sent, when $title', ({ json, reply }) => {
    for (const variant of [...variants, 'a repaired body']) expect(readInvoke(json, variant)).toEqual(reply);
  });

  it('keeps two hundred characters of text and no half of a pair', () => {
    const text = `${'a'.repeat(199)}😀${'b'.repeat(50)}`;
    const reply = readInvoke({ generation: text, stop_reason: 'length' }, 'llama-prompt');
    expect(reply?.text).toBe('a'.repeat(199));
  });
});

describe('what is no reply', () => {
  it.each([
    ['nothing', {}],
    ['an error of the service', { message: 'The provided model identifier is invalid.' }],
    ['an error of the front door', { Message: 'User is not authorized to perform: bedrock:InvokeModel' }],
    [
      'an error of the OpenAI shape',
      { error: { code: 'validation_error', message: 'no', type: 'invalid_request_error' } },
    ],
    ['an error of Anthropic', { type: 'error', error: { type: 'permission_error', message: 'no' } }],
    [
      'a path that is not routed',
      { Output: { __type: 'com.amazon.coral.service#UnknownOperationException' }, Version: '1.0' },
    ],
    ['a coral exception', { __type: 'ValidationException', message: 'no' }],
    ['an error beside empty images', { images: [], error: 'This request has been blocked by our content filters.' }],
    ['an error beside an image', { images: ['aW1n'], error: 'failed' }],
    ['no images', { images: [], seeds: [] }],
    ['an inference error of Stability', { finish_reasons: ['Inference error'] }],
    ['no choice', { choices: [], usage: { prompt_tokens: 1 } }],
    ['a choice with nothing in it', { choices: [{ index: 0, finish_reason: 'stop' }] }],
    ['a failed response', { object: 'response', status: 'failed', output: [] }],
    ['an empty vector', { embedding: [], inputTextTokenCount: 0 }],
    ['an empty embedding list', { embeddings: [], texts: [] }],
    ['data that is no embedding', { data: [{ id: 'a model' }] }],
    ['ranks without scores', { results: [] }],
    ['text without an end', { text: 'OK' }],
    ['a token count', { inputTokens: 3 }],
  ])('%s', (_title, json) => {
    for (const variant of variants) expect(readInvoke(json, variant)).toBeUndefined();
  });

  it('is any object of keys that no model uses', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('message', 'Message', 'code', 'detail', 'status'), fc.string()),
        (json) => {
          expect(readInvoke(json, 'openai-chat')).toBeUndefined();
        },
      ),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodiesFor, familyOf, nextFormat } from '../../src/families/registry.ts';
import { prompt } from '../../src/protocols/protocol.ts';
import { catalogue } from './catalogue.ts';
import { rowOf } from './rows.ts';

describe('the first body a model is asked with', () => {
  it.each(catalogue)('$id is asked with $first', ({ id, output, first }) => {
    expect(bodiesFor(rowOf(id, output))[0]?.name).toBe(first);
  });

  it('is that of the model, not of the inference profile that routes to it', () => {
    const row = { ...rowOf('amazon.nova-lite-v1:0'), profile: 'us.amazon.nova-lite-v1:0' };
    expect(familyOf(row).name).toBe('nova-text');
  });

  it('asks for no more than sixteen tokens and sets no temperature', () => {
    for (const { id, output } of catalogue) {
      const sent = JSON.stringify(bodiesFor(rowOf(id, output)).map((format) => format.body(prompt)));
      expect(sent).not.toMatch(/temperature|top_?p|"system"/i);
      expect([...sent.matchAll(/max\w*(?:token|gen)\w*":(\d+)/gi)].every(([, tokens]) => tokens === '16')).toBe(true);
    }
  });
});

describe('every body for a row', () => {
  it('is at least one, and none is sent twice, whatever the listing says', () => {
    const modality = fc.constantFrom('TEXT', 'IMAGE', 'EMBEDDING', 'VIDEO', 'SPEECH', 'SOMETHING_NEW');
    const known = fc.constantFrom(...catalogue.map(({ id }) => id));
    fc.assert(
      fc.property(fc.oneof(known, fc.string()), fc.uniqueArray(modality), (id, output) => {
        const row = rowOf(id, output);
        const bodies = bodiesFor(row);
        expect(bodies.length).toBeGreaterThan(0);
        expect(new Set(bodies.map((format) => format.name)).size).toBe(bodies.length);
        expect(new Set(bodies.map((format) => JSON.stringify(format.body(prompt)))).size).toBe(bodies.length);
      }),
    );
  });

  it('goes on to the general shapes for a text model, OpenAI chat first', () => {
    expect(bodiesFor(rowOf('amazon.nova-lite-v1:0')).map((format) => format.name)).toEqual([
      'nova-messages',
      'openai-chat',
      'anthropic-messages',
      'prompt',
      'llama-prompt',
      'titan-text',
    ]);
  });
});

describe('the body after a refusal', () => {
  const next = (id: string, tried: string[], refusal: string): string | undefined =>
    nextFormat(rowOf(id), tried, refusal)?.name;

  it('is Cohere’s when the schema misses texts and refuses inputText', () => {
    const refusal =
      'Malformed input request: #: required key [texts] not found#: required key [input_type] not found' +
      '#: extraneous key [inputText] is not permitted, please reformat your input and try again.';
    expect(nextFormat(rowOf('newmaker.vectors-1', ['EMBEDDING']), ['titan-embedding'], refusal)?.name).toBe(
      'cohere-embed',
    );
  });

  it('is found in another family when no body of the row’s own holds the key', () => {
    const refusal =
      'Malformed input request: #: required key [texts] not found, please reformat your input and try again.';
    expect(next('newmaker.chat-1', ['openai-chat'], refusal)).toBe('cohere-embed');
  });

  it('has messages when the schema knows messages', () => {
    const refusal = 'Malformed input request: #: subject must not be valid against schema {"required":["messages"]}';
    expect(next('meta.llama9-v1:0', ['llama-prompt'], refusal)).toBe('openai-chat');
  });

  it('is Nova’s when content must be an array', () => {
    const refusal = 'Malformed input request: #/messages/0/content: expected type: JSONArray, found: String';
    expect(next('newmaker.chat-1', ['openai-chat'], refusal)).toBe('nova-messages');
  });

  it('is Anthropic’s when only its version is missing', () => {
    expect(next('newmaker.chat-1', ['openai-chat'], 'anthropic_version: Field required')).toBe('anthropic-messages');
  });

  it('is a prompt when messages are extraneous and a prompt is required', () => {
    const refusal = '#: required key [prompt] not found#: extraneous key [messages] is not permitted';
    expect(next('newmaker.chat-1', ['openai-chat'], refusal)).toBe('prompt');
    expect(next('deepseek.v3.2', ['openai-chat'], refusal)).toBe('deepseek-prompt');
  });

  it('names the budget as the refusal wants it', () => {
    const refusal =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    expect(next('zai.glm-9', ['openai-chat'], refusal)).toBe('openai-chat-completion-tokens');
    expect(next('xai.grok-4.6', ['openai-chat-completion-tokens'], 'extraneous key [max_completion_tokens]')).toBe(
      'openai-chat',
    );
  });

  it('leaves the mask at home when a mask is extraneous', () => {
    const row = rowOf('stability.stable-image-inpaint-v1:0', ['IMAGE']);
    const refusal = '#: extraneous key [mask] is not permitted';
    expect(nextFormat(row, ['stability-mask-prompt'], refusal)?.name).toBe('stability-image-prompt');
  });

  it('is the next in line when the refusal names no key', () => {
    const refusal = 'Malformed input request, please reformat your input and try again.';
    expect(next('amazon.titan-text-express-v1', ['titan-text'], refusal)).toBe('openai-chat');
    expect(next('amazon.titan-text-express-v1', ['titan-text', 'openai-chat'], refusal)).toBe('nova-messages');
  });

  it('is none when every body was tried, and none is sent a second time under another name', () => {
    const row = rowOf('cohere.command-text-v14');
    const tried = bodiesFor(row).map((format) => format.name);
    expect(nextFormat(row, tried, 'Malformed input request: 2 schema violations found')).toBeUndefined();
    expect(nextFormat(row, tried, '#: required key [prompt] not found')).toBeUndefined();
    expect(tried).not.toContain('prompt');
  });

  it('comes to an end for any model and any refusal', () => {
    const refusals = fc.constantFrom(
      '#: required key [prompt] not found',
      '#: required key [messages] not found',
      '#: required key [nobody_has_this] not found',
      '#: extraneous key [max_tokens] is not permitted',
      'no key at all',
    );
    fc.assert(
      fc.property(fc.constantFrom(...catalogue), fc.infiniteStream(refusals), ({ id, output }, said) => {
        const row = rowOf(id, output);
        const tried = [bodiesFor(row)[0]?.name ?? ''];
        for (const refusal of said) {
          const format = nextFormat(row, tried, refusal);
          if (format === undefined) break;
          expect(tried).not.toContain(format.name);
          tried.push(format.name);
        }
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { basePathOf, foundationModelOf } from '../../src/catalogue/mantle.ts';

const ids = [
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'anthropic.claude-3-5-sonnet-20240620-v1:0',
  'anthropic.claude-3-5-sonnet-20241022-v2:0',
  'anthropic.claude-opus-5',
  'deepseek.v3-v1:0',
  'moonshot.kimi-k2-thinking',
  'openai.gpt-oss-120b-1:0',
  'qwen.qwen3-32b-v1:0',
  'qwen.qwen3-coder-480b-a35b-v1:0',
  'qwen.qwen3-vl-235b-a22b',
];

describe('a mantle id is', () => {
  it.each([
    ['the foundation model of the same id', 'anthropic.claude-opus-5', 'anthropic.claude-opus-5'],
    ['the one behind a geography', 'us.anthropic.claude-opus-5', 'anthropic.claude-opus-5'],
    ['the one without date and version', 'anthropic.claude-haiku-4-5', 'anthropic.claude-haiku-4-5-20251001-v1:0'],
    ['the one without version', 'qwen.qwen3-32b', 'qwen.qwen3-32b-v1:0'],
    ['the one without -instruct', 'qwen.qwen3-vl-235b-a22b-instruct', 'qwen.qwen3-vl-235b-a22b'],
    ['both at once', 'qwen.qwen3-coder-480b-a35b-instruct', 'qwen.qwen3-coder-480b-a35b-v1:0'],
    ['a known other name', 'deepseek.v3.1', 'deepseek.v3-v1:0'],
    ['a known other spelling of the provider', 'moonshotai.kimi-k2-thinking', 'moonshot.kimi-k2-thinking'],
    ['a known other version', 'openai.gpt-oss-120b', 'openai.gpt-oss-120b-1:0'],
    ['no foundation model when two would fit', 'anthropic.claude-3-5-sonnet', undefined],
    ['no foundation model when none fits', 'google.gemma-4-31b', undefined],
  ])('%s', (_, mantleId, id) => {
    expect(foundationModelOf(mantleId, ids)).toBe(id);
  });
});

it.each([
  ['anthropic.claude-opus-5', '/anthropic/v1'],
  ['openai.gpt-5.5', '/openai/v1'],
  ['xai.grok-4.3', '/openai/v1'],
  ['google.gemma-4-31b', '/openai/v1'],
  ['google.gemma-3-4b-it', '/v1'],
  ['openai.gpt-oss-120b', '/v1'],
  ['new.maker-model', 'unknown'],
])('%s is served under %s', (id, path) => {
  expect(basePathOf(id)).toBe(path);
});

/** In which fields each API and the models of each provider are asked to reason, the likeliest first. */
import { describe, expect, it } from 'vitest';
import { effort } from '../../src/features/effort.ts';
import { reasoningForms, type ReasoningLevel } from '../../src/features/reasoning.ts';
import { messages } from '../../src/protocols/messages.ts';
import type { ProtocolName } from '../../src/protocols/protocol.ts';
import type { ApiName, Row } from '../../src/types.ts';

function rowOf(model: string): Row {
  const [provider = ''] = model.split('.');
  return {
    region: 'us-east-1',
    endpoint: 'bedrock-runtime',
    model,
    profileType: 'in-region',
    provider,
    input: ['TEXT'],
    output: ['TEXT'],
  };
}

function first(model: string, level: ReasoningLevel, api: ApiName, protocol: ProtocolName): string {
  return JSON.stringify(reasoningForms(level, { row: rowOf(model), api, protocol })[0]);
}

describe('the first form', () => {
  it.each<[string, ReasoningLevel, ApiName, ProtocolName, string]>([
    ['openai.gpt-6-sol', 'high', 'converse', 'converse', '{"additionalModelRequestFields":{"reasoning":{"effort":"high"}}}'],
    ['openai.gpt-oss-20b-1:0', 'high', 'converse', 'converse', '{"additionalModelRequestFields":{"reasoning_effort":"high"}}'],
    ['openai.gpt-6-sol', 'none', 'chat-completions', 'chat-completions', '{"reasoning_effort":"none"}'],
    ['openai.gpt-6-sol', 'max', 'responses-stream', 'responses', '{"reasoning":{"effort":"max"}}'],
    ['anthropic.claude-opus-5', 'xhigh', 'converse', 'converse', '{"outputConfig":{"effort":"xhigh"},"additionalModelRequestFields":{"thinking":{"type":"adaptive"}}}'],
    ['anthropic.claude-opus-4-5-20251101-v1:0', 'low', 'converse', 'converse', '{"outputConfig":{"effort":"low"},"additionalModelRequestFields":{"thinking":{"type":"enabled","budget_tokens":1024}}}'],
    ['anthropic.claude-sonnet-4-6', 'on', 'messages', 'messages', '{"thinking":{"type":"adaptive"}}'],
    ['anthropic.claude-haiku-4-5-20251001-v1:0', 'on', 'invoke', 'messages', '{"thinking":{"type":"enabled","budget_tokens":1024}}'],
    ['anthropic.claude-opus-5', 'high', 'invoke', 'messages', '{"thinking":{"type":"adaptive"},"output_config":{"effort":"high"}}'],
    ['anthropic.claude-opus-5', 'none', 'messages', 'messages', '{"thinking":{"type":"disabled"}}'],
    ['anthropic.claude-sonnet-5-5', 'none', 'messages', 'messages', '{"thinking":{"type":"between_tools"}}'],
    ['amazon.nova-2-lite-v1:0', 'medium', 'converse', 'converse', '{"additionalModelRequestFields":{"reasoningConfig":{"type":"enabled","maxReasoningEffort":"medium"}}}'],
    ['amazon.nova-2-lite-v1:0', 'none', 'invoke', 'converse', '{"additionalModelRequestFields":{"reasoningConfig":{"type":"disabled"}}}'],
    ['zai.glm-5', 'on', 'converse', 'converse', '{"additionalModelRequestFields":{"reasoning_config":"high"}}'],
  ])('%s, %s, on %s', (...[model, level, api, protocol, expected]) => {
    expect(first(model, level, api, protocol)).toBe(expected);
  }); // prettier-ignore
});

it('the flag that Opus 4.5 needed stands in the body where that is handed on, and nowhere else', () => {
  const opus = rowOf('anthropic.claude-opus-4-5-20251101-v1:0');
  const forms = (api: ApiName): string =>
    JSON.stringify(reasoningForms('low', { row: opus, api, protocol: 'messages' }));
  expect(forms('invoke')).toContain('effort-2025-11-24');
  expect(forms('messages')).not.toContain('effort-2025-11-24');
});

describe('what a reply shows of an effort', () => {
  const claude = { row: rowOf('anthropic.claude-opus-5'), api: 'messages', isControl: false } as const;
  const thought = messages.read({
    type: 'message',
    content: [{ type: 'text', text: 'Five cents.' }],
    usage: { output_tokens: 50, output_tokens_details: { thinking_tokens: 40 } },
  });
  const answered = messages.read({ type: 'message', content: [{ type: 'text', text: 'Five cents.' }] });

  it('thinking, counted by Claude although it is not shown', () => {
    expect([thought.reasoned, thought.reasoningTokens]).toEqual([true, 40]);
    expect(effort.read(thought, 'low', claude)).toBe('shown');
    expect(effort.read(thought, 'none', claude)).toBe('ignored');
    expect(effort.read(answered, 'none', claude)).toBe('shown');
  });

  it('nothing, where a model may have found that it need not think', () => {
    expect(effort.read(answered, 'max', claude)).toBe('unclear');
  });

  it('thinking that may come unasked, where the field is a guess that may be dropped: it is asked without', () => {
    const qwen = { row: rowOf('qwen.qwen3-32b-v1:0'), isControl: false };
    expect(effort.read(thought, 'max', { ...qwen, api: 'converse' })).toBe('unproven');
    expect(effort.read(thought, 'max', { ...qwen, api: 'converse', isControl: true })).toBe('unclear');
    expect(effort.read(answered, 'max', { ...qwen, api: 'converse', isControl: true })).toBe('shown');
    expect(effort.read(thought, 'max', { ...qwen, api: 'chat-completions' })).toBe('shown');
  });

  it('another effort than the one that was asked for, as Responses echoes it', () => {
    const gpt = { row: rowOf('openai.gpt-6-sol'), api: 'responses', isControl: false } as const;
    expect(effort.read({ ...thought, effort: 'medium' }, 'max', gpt)).toBe('ignored');
    expect(effort.read({ ...answered, effort: 'max' }, 'max', gpt)).toBe('shown');
  });
});

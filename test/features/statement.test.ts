/** Which refusals are a no to what was asked beyond the API. */
import { describe, expect, it } from 'vitest';
import { readCheckKey } from '../../src/features/check-key.ts';
import { isStatementOn } from '../../src/features/statement.ts';
import type { ApiName, Fault } from '../../src/types.ts';

function saysNo(feature: string, fault: Partial<Fault>, api: ApiName = 'converse'): boolean {
  return isStatementOn({ check: readCheckKey(feature), api }, { origin: 'service', message: '', ...fault });
}

describe('a no to a feature', () => {
  it.each([
    ['tool-use', "This model doesn't support tool use."],
    ['tool-streaming', "This model doesn't support tool use in streaming mode."],
    ['forced-tool', "This model doesn't support the toolConfig.toolChoice.any field. Remove it and try again."],
    ['system-prompt', 'System messages are not supported for this model.'],
    ['image-input', 'example-27b is not a multimodal model'],
    ['temperature', '`temperature` is deprecated for this model.'],
    ['temperature', 'Malformed input request: extraneous key [temperature] is not permitted'],
    ['prompt-caching', 'You invoked an unsupported model or your request did not allow prompt caching.'],
    ['reasoning-on', 'Reasoning is not available for this model.'],
    // vercel/ai#18199, of Claude Sonnet 5; can1357/oh-my-pi#11685, of GPT-5.6; a call of Nova Pro without a profile.
    ['strict-tools', 'The model returned the following errors: tools.0.custom.strict: Extra inputs are not permitted'],
    ['image-in-tool-result', "This model doesn't support the image field for user messages."],
    ['latency-optimized', 'Latency performance configuration is not supported for amazon.nova-pro-v1:0 in us-east-1'],
    [
      'tools+reasoning',
      "Function tools with reasoning_effort are not supported for gpt-5.6-luna in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.",
    ],
    ['forced-tool+thinking', 'Thinking may not be enabled when tool_choice forces tool use.'],
    ['cache-ttl', 'messages.0.content.3.text.cache_control.ephemeral.ttl: Extra inputs are not permitted'],
  ])('%s: %s', (feature, message) => {
    expect(saysNo(feature, { message })).toBe(true);
  });

  it('is read from the code and the parameter where the words are silent', () => {
    expect(saysNo('log-probabilities', { code: 'unsupported_parameter', param: 'logprobs' }, 'chat-completions')).toBe(
      true,
    );
    expect(saysNo('log-probabilities', { code: 'unknown_parameter', param: 'logprobs' }, 'responses')).toBe(true);
  });
});

describe('no statement on a feature', () => {
  it.each([
    [
      'what is wrong with the request',
      'tool-use',
      'toolConfig.tools.0.name failed to satisfy constraint: Member must not be null',
    ],
    ['another part of the request', 'tool-use', "This model doesn't support the image content block."],
    ['the budget', 'reasoning-on', 'max_tokens must be greater than thinking.budget_tokens'],
    [
      'a name that was our guess',
      'reasoning-on',
      'Malformed input request: extraneous key [reasoning_effort] is not permitted',
    ],
    ['the film that we sent', 'video-input', 'The provided video format is not supported: could not decode the video.'],
    [
      'the page that we sent',
      'pdf-input',
      'messages.0.content.0.pdf.source.base64.data: The PDF specified was not valid.',
    ],
    ['the API as such', 'image-input', 'This action does not support the model that you provided.'],
  ])('%s', (_what, feature, message) => {
    expect(saysNo(feature, { message })).toBe(false);
  });

  it('a broken connection, whatever it says', () => {
    expect(saysNo('tool-use', { origin: 'transport', message: "This model doesn't support tool use." })).toBe(false);
  });
});

describe('an effort, a flag and a version', () => {
  /** Words of live calls; the sources stand in src/simulator/effort.ts, anthropic/flags.ts and bodies/nova-reasoning.ts. */
  it.each([
    ['effort=xhigh', "This model does not support effort level 'xhigh'. Supported levels: high, low, max, medium."],
    ['effort=low', 'This model does not support the effort parameter.'],
    ['effort=max', "output_config.effort 'max' is not supported when thinking is disabled on this model."],
    [
      'effort=minimal',
      "Unsupported value: 'reasoning_effort' does not support 'minimal' with this model. Supported values are: 'none', 'low'.",
    ],
    [
      'effort=none',
      '"thinking.type.disabled" is not supported for this model. Thinking defaults to adaptive mode when not specified.',
    ],
    [
      'effort=low',
      'Malformed input request: the provided reasoning config value is invalid, please reformat your input.',
    ],
    ['beta=mcp-servers-2025-12-04', 'The model returned the following errors: invalid beta flag'],
    ['anthropic-version=2026-10-21', 'Invalid API version: 2026-10-21'],
  ])('%s is refused by: %s', (key, message) => {
    expect(saysNo(key, { message })).toBe(true);
  });

  it.each([
    ['effort=low', 'adaptive thinking is not supported on this model'],
    ['effort=high', '`max_tokens` must be greater than `thinking.budget_tokens`.'],
    ['effort=low', "Unknown parameter: 'reasoning_config'."],
    ['beta=effort-2025-11-24', 'messages: Field required'],
  ])('%s is not refused by: %s', (key, message) => {
    expect(saysNo(key, { message })).toBe(false);
  });
});

describe('a value and a call of the user', () => {
  it('a value is refused by any complaint that names its parameter', () => {
    expect(saysNo('max-tokens=9', { message: 'max_tokens: must be at most 8' }, 'messages')).toBe(true);
    expect(saysNo('top-p=2', { message: "Value '2.0' at 'inferenceConfig.topP' failed" })).toBe(true);
    expect(saysNo('top-p=2', { message: 'The messages are empty.' })).toBe(false);
  });

  it('any refusal of the user\u2019s own request is an answer', () => {
    expect(saysNo('probe:orders', { message: 'messages: at least one message is required' }, 'messages')).toBe(true);
  });
});

/**
 * GPT from 5.4 on calls no functions on Chat Completions while it thinks (pipecat-ai/pipecat#4043, 2026-03-16), and from 5.6 on it
 * thinks where no effort is given (BerriAI/litellm#34569, 2026-07-24; livekit/agents#7169, 2026-09-08).
 */
import type { Refusal } from '../refusal.ts';
import type { JsonObject } from '../../types.ts';
import { shown } from '../bodies/schema.ts';
import { refused } from './words.ts';

export function toolsAndEffortFault(body: JsonObject, modelId: string): Refusal | undefined {
  const { tools, reasoning_effort: effort } = body;
  if (!Array.isArray(tools) || tools.length === 0 || effort === 'none') return undefined;
  const thinksUnasked = /openai\.gpt-(?:5\.[6-9]|[6-9])/.test(modelId);
  if (!thinksUnasked && (effort === undefined || !/openai\.gpt-5\.[45]/.test(modelId))) return undefined;
  const name = shown(modelId).replace(/^openai\./, '');
  const fix = thinksUnasked
    ? "To use function tools, use /v1/responses or set reasoning_effort to 'none'."
    : 'Please use /v1/responses instead.';
  const message = `Function tools with reasoning_effort are not supported for ${name} in /v1/chat/completions. ${fix}`;
  return refused(message, 'invalid_request_error', 'reasoning_effort');
}

/** GPT from 5.4 on calls no functions on Chat Completions while it thinks: words of live calls, 2026-07 to 2026-10. */
import type { Refusal } from '../refusal.ts';
import type { JsonObject } from '../../types.ts';
import { shown } from '../bodies/schema.ts';
import { refused } from './words.ts';

export function toolsAndEffortFault(body: JsonObject, modelId: string): Refusal | undefined {
  const { tools, reasoning_effort: effort } = body;
  if (!Array.isArray(tools) || tools.length === 0 || effort === undefined || effort === 'none') return undefined;
  if (!/openai\.gpt-(?:5\.[4-9]|[6-9])/.test(modelId)) return undefined;
  const name = shown(modelId).replace(/^openai\./, '');
  const message =
    `Function tools with reasoning_effort are not supported for ${name} in /v1/chat/completions. ` +
    "To use function tools, use /v1/responses or set reasoning_effort to 'none'.";
  return refused(message, 'invalid_request_error', 'reasoning_effort');
}

/** Tools of a model that reasons unasked, on an API that has no room for both. */
import type { ProtocolName } from '../protocols/protocol.ts';
import type { JsonObject, Row } from '../types.ts';

/**
 * Chat Completions of GPT-5.6 and later refuses function tools beside any effort but `none`, and the effort is another where none is
 * given: "Function tools with reasoning_effort are not supported for gpt-5.6 in /v1/chat/completions. To use function tools, use
 * /v1/responses or set reasoning_effort to 'none'." (BerriAI/litellm#34569, 2026-07-24; livekit/agents#7169, 2026-09-08).
 */
export function alsoWithoutReasoning(
  forms: readonly JsonObject[],
  { row, protocol }: { row: Row; protocol: ProtocolName },
): readonly JsonObject[] {
  if (protocol !== 'chat-completions' || !/^openai\.gpt-(?!oss)/.test(row.model)) return forms;
  const withTools = forms.filter((fields) => 'tools' in fields && !('reasoning_effort' in fields));
  return [...forms, ...withTools.map((fields) => ({ ...fields, reasoning_effort: 'none' }))];
}

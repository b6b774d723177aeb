/** What Claude refuses of a conversation whose parts are each as they should be, in the sentences that Anthropic's API gives. */
import { imageKind } from '../image.ts';
import type { JsonObject } from '../../types.ts';
import { objectOf, objectsOf, textOf } from '../features/json.ts';

export function turnsFault(messages: readonly JsonObject[], modelId: string): string | undefined {
  if (messages.length === 0) return 'messages: at least one message is required';
  if (messages[0]?.['role'] !== 'user') return 'messages: first message must use the "user" role';
  for (const [index, message] of messages.entries()) {
    const isLast = index === messages.length - 1;
    const fault = contentFault(message, index, isLast) ?? toolFault(messages[index - 1] ?? {}, message, index);
    if (fault !== undefined) return fault;
  }
  return messages.at(-1)?.['role'] === 'assistant' ? prefillFault(modelId) : undefined;
}

/** The cards of Claude from Opus 4.6 on. */
function prefillFault(modelId: string): string | undefined {
  if (!/claude-(?:(?:opus|sonnet)-4-[6-9]|[a-z]+-[5-9])/.test(modelId)) return undefined;
  return 'This model does not support assistant message prefill. The conversation must end with a user message.';
}

function contentFault({ role, content }: JsonObject, index: number, isLast: boolean): string | undefined {
  const mayBeEmpty = isLast && role === 'assistant';
  if (content === '' || (Array.isArray(content) && content.length === 0)) {
    if (mayBeEmpty) return undefined;
    if (content === '') return 'messages: text content blocks must be non-empty';
    return `messages.${index}: all messages must have non-empty content except for the optional final assistant message`;
  }
  const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : objectsOf(content);
  for (const [place, block] of blocks.entries()) {
    const fault = blockFault(block, `messages.${index}.content.${place}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function blockFault({ type, text, source }: JsonObject, at: string): string | undefined {
  if (type === 'text' && text === '') return 'messages: text content blocks must be non-empty';
  // NousResearch/hermes-agent#63983, of Bedrock.
  if (type === 'text' && textOf(text).trim() === '')
    return 'messages: text content blocks must contain non-whitespace text';
  if (type !== 'image') return undefined;
  const { type: kindOfSource, media_type: media, data } = objectOf(source);
  if (kindOfSource !== 'base64') return undefined;
  const kind = imageKind(textOf(data));
  if (kind === undefined) return `${at}.image.source.base64.data: Could not process image`;
  if (media === `image/${kind}`) return undefined;
  return `${at}.image.source.base64: The image was specified using the ${textOf(media)} media type, but the image appears to be a image/${kind} image`;
}

/** A tool's call and its result stand in two turns, one after the other. */
function toolFault(before: JsonObject, message: JsonObject, index: number): string | undefined {
  const asked = idsIn(before, 'tool_use', 'id');
  const answered = idsIn(message, 'tool_result', 'tool_use_id');
  const orphan = answered.findIndex((id) => !asked.includes(id));
  if (orphan >= 0) {
    return (
      `messages.${index}.content.${orphan}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${answered[orphan]}. ` +
      'Each `tool_result` block must have a corresponding `tool_use` block in the previous message.'
    );
  }
  const open = asked.filter((id) => !answered.includes(id));
  if (open.length === 0) return undefined;
  return (
    `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(', ')}. ` +
    'Each `tool_use` block must have a corresponding `tool_result` block in the next message.'
  );
}

function idsIn({ content }: JsonObject, type: string, key: string): string[] {
  return objectsOf(content)
    .filter((block) => block['type'] === type)
    .map((block) => textOf(block[key]));
}

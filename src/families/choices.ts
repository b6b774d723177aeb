/** Reads `choices`, the reply of every OpenAI-like model: chat (`message`, `delta`) and plain completion (`text`). */
import type { JsonObject, Reply } from '../types.ts';
import { numberAt, objectAt, objectsAt, replyOf, stringAt, textOf } from './fields.ts';
import { readChunks } from './stream.ts';

export function readChoices(json: JsonObject): Reply | undefined {
  const choice = objectsAt(json, 'choices')[0];
  if (choice === undefined || !isWhole(choice)) return undefined;
  const usage = objectAt(json, 'usage');
  return replyOf({
    text: textIn(choice),
    stopReason: stopReasonOf(choice),
    inputTokens: numberAt(usage, 'prompt_tokens'),
    outputTokens: numberAt(usage, 'completion_tokens'),
  });
}

export function readChoiceChunks(chunks: JsonObject[]): Reply | undefined {
  return readChunks(chunks, {
    piece: (chunk) => textIn(objectsAt(chunk, 'choices')[0]),
    end: (chunk) => stopReasonOf(objectsAt(chunk, 'choices')[0]),
  });
}

/** `content` may be null: a tool call, or a budget spent on reasoning. */
function isWhole(choice: JsonObject): boolean {
  const message = objectAt(choice, 'message');
  if (message !== undefined) return 'role' in message || 'content' in message;
  return stringAt(choice, 'text') !== undefined;
}

function textIn(choice: JsonObject | undefined): string | undefined {
  const message = objectAt(choice, 'message') ?? objectAt(choice, 'delta');
  return stringAt(message, 'content') ?? textOf(objectsAt(message, 'content')) ?? stringAt(choice, 'text');
}

/** Mistral and DeepSeek say `stop_reason`; Jamba says `finish_reason` beside a numeric `stop_reason`. */
function stopReasonOf(choice: JsonObject | undefined): string | undefined {
  return stringAt(choice, 'finish_reason') ?? stringAt(choice, 'stop_reason');
}

/** Reads `choices`, the reply of every OpenAI-like model on InvokeModel: chat (`message`, `delta`) and plain completion (`text`). */
import { objectAt, objectsAt, stringAt } from '../protocols/fields.ts';
import type { JsonObject } from '../types.ts';
import { passedThrough } from './passed-through.ts';

export const chatChoices = passedThrough('chat-completions', {
  isReply: hasAnswer,
  isOver: ({ stopReason }) => stopReason !== undefined,
});

/** The same where the body is not that of a chat. */
export const choices = { read: chatChoices.read, readStream: chatChoices.readStream };

/** `content` may be null: a tool call, or a budget spent on reasoning. */
function hasAnswer(json: JsonObject): boolean {
  const choice = objectsAt(json, 'choices')[0];
  const message = objectAt(choice, 'message');
  if (message !== undefined) return 'role' in message || 'content' in message;
  return stringAt(choice, 'text') !== undefined;
}

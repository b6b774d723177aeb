/** What Claude refuses in a Messages body, in its own words, wherever the body came by. */
import { isObject } from '../bodies/schema.ts';
import { refusesSampling } from '../traits.ts';
import type { Json, JsonObject } from '../../types.ts';

const known = new Set([
  'anthropic_beta',
  'anthropic_version',
  'max_tokens',
  'messages',
  'metadata',
  'model',
  'output_config',
  'stop_sequences',
  'stream',
  'system',
  'temperature',
  'thinking',
  'tool_choice',
  'tools',
  'top_k',
  'top_p',
]);

/** The first fault of the body; undefined when there is none. `needsBudget` is off where tokens are only counted. */
export function anthropicFault(body: JsonObject, modelId: string, needsBudget = true): string | undefined {
  const extra = Object.keys(body).find((key) => !known.has(key));
  if (extra !== undefined) return `${extra}: Extra inputs are not permitted`;
  return (
    (needsBudget ? budgetFault(body['max_tokens']) : undefined) ??
    messagesFault(body['messages']) ??
    samplingFault(body, modelId)
  );
}

function budgetFault(value: Json | undefined): string | undefined {
  if (value === undefined) return 'max_tokens: Field required';
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'max_tokens: Input should be a valid integer';
  return value < 1 ? 'max_tokens: Input should be greater than or equal to 1' : undefined;
}

function messagesFault(messages: Json | undefined): string | undefined {
  if (messages === undefined) return 'messages: Field required';
  if (!Array.isArray(messages)) return 'messages: Input should be a valid list';
  if (messages.length === 0) return 'messages: at least one message is required';
  for (const [index, message] of messages.entries()) {
    const fault = messageFault(message, `messages.${index}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function messageFault(message: Json, path: string): string | undefined {
  if (!isObject(message)) return `${path}: Input should be a valid dictionary`;
  const { role, content } = message;
  if (role !== 'user' && role !== 'assistant') return `${path}.role: Input should be 'user' or 'assistant'`;
  if (content === undefined) return `${path}.content: Field required`;
  if (content === '') return 'messages: text content blocks must be non-empty';
  if (typeof content === 'string') return undefined;
  if (!Array.isArray(content)) return `${path}.content: Input should be a valid list`;
  const untyped = content.findIndex((block) => !isObject(block) || typeof block['type'] !== 'string');
  if (untyped >= 0) return `${path}.content.${untyped}.type: Field required`;
  const blank = content.some((block) => isObject(block) && block['type'] === 'text' && block['text'] === '');
  return blank ? 'messages: text content blocks must be non-empty' : undefined;
}

function samplingFault(body: JsonObject, modelId: string): string | undefined {
  if (!refusesSampling(modelId)) return undefined;
  const name = ['temperature', 'top_p', 'top_k'].find((key) => key in body && body[key] !== 1);
  return name === undefined ? undefined : `\`${name}\` is deprecated for this model.`;
}

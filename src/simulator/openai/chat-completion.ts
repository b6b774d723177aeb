/** What a model said, as a chat completion and as its chunks. Shape: recorded replies of /openai/v1 and mantle. */
import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../../types.ts';
import type { Utterance } from '../utterance.ts';

/** gpt-oss on the runtime shows its thinking inside the content. */
function content(modelId: string, said: Utterance): string {
  const shown = modelId.includes('gpt-oss') && said.reasoning !== undefined && said.text !== '';
  return shown ? `<reasoning>${said.reasoning}</reasoning>${said.text}` : said.text;
}

function finishReason(said: Utterance): string {
  return said.stop === 'length' ? 'length' : 'stop';
}

function usage(said: Utterance): JsonObject {
  return {
    prompt_tokens: said.inputTokens,
    completion_tokens: said.outputTokens,
    total_tokens: said.inputTokens + said.outputTokens,
  };
}

function shell(modelId: string, object: string): JsonObject {
  return {
    id: `chatcmpl-${randomUUID()}`,
    object,
    created: Math.floor(Date.now() / 1000),
    model: modelId,
    service_tier: 'default',
  };
}

export function chatReply(modelId: string, said: Utterance): JsonObject {
  const message = { role: 'assistant', content: content(modelId, said), refusal: null };
  return {
    ...shell(modelId, 'chat.completion'),
    choices: [{ index: 0, message, finish_reason: finishReason(said), logprobs: null }],
    usage: usage(said),
  };
}

/** `includeUsage` adds the chunk without choices that carries the tokens. */
export function chatChunks(modelId: string, said: Utterance, includeUsage: boolean): JsonObject[] {
  const chunk = shell(modelId, 'chat.completion.chunk');
  const choice = (delta: JsonObject, reason: string | null): JsonObject => ({
    ...chunk,
    choices: [{ index: 0, delta, finish_reason: reason, logprobs: null }],
  });
  const chunks = [
    choice({ role: 'assistant', content: '' }, null),
    choice({ content: content(modelId, said) }, null),
    choice({}, finishReason(said)),
  ];
  return includeUsage ? [...chunks, { ...chunk, choices: [], usage: usage(said) }] : chunks;
}

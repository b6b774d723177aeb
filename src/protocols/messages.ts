/** Anthropic's Messages, whole and as events (Anthropic's API reference); Claude takes and answers the same on InvokeModel. */
import type { StreamReading } from '../aws/stream-event.ts';
import type { Json, JsonObject } from '../types.ts';
import { hasAnyText } from './any-text.ts';
import { calledTool } from './called-tool.ts';
import { listIn, numberIn, objectIn, sumOf, textIn } from './fields.ts';
import type { Protocol } from './protocol.ts';
import { factsOf, type ResponseFacts } from './response-facts.ts';

export const messages: Protocol = {
  request: ({ words: content, tokens }) => ({ max_tokens: tokens, messages: [{ role: 'user', content }] }),
  read(json) {
    const content = listIn(json['content']);
    return factsIn(json, content ?? [], json['type'] === 'message' && content !== undefined);
  },
  readStream,
};

function factsIn(told: JsonObject, content: readonly Json[], whole: boolean): ResponseFacts {
  const blocks = content.map((block) => objectIn(block) ?? {});
  const usage = objectIn(told['usage']) ?? {};
  const thought = numberIn(objectIn(usage['output_tokens_details'])?.['thinking_tokens']);
  return factsOf({
    whole,
    text: blocks.map((block) => textIn(block['text']) ?? '').join(''),
    tools: blocks.flatMap(({ type, name, input }) => (type === 'tool_use' ? calledTool(name, input) : [])),
    reasoned:
      (thought ?? 0) > 0 ||
      blocks.some(
        ({ type, thinking, signature, data }) =>
          (textIn(type) ?? '').endsWith('thinking') && hasAnyText([thinking ?? '', signature ?? '', data ?? '']),
      ),
    reasoningTokens: thought,
    stopReason: textIn(told['stop_reason']),
    inputTokens: sumOf(usage, ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']),
    outputTokens: numberIn(usage['output_tokens']),
    cacheRead: numberIn(usage['cache_read_input_tokens']),
    cacheWrite: numberIn(usage['cache_creation_input_tokens']) ?? 0,
    cacheWriteForHour: numberIn(objectIn(usage['cache_creation'])?.['ephemeral_1h_input_tokens']),
    tier: textIn(usage['service_tier']),
    cited: blocks.some(({ citations }) => (listIn(citations) ?? []).length > 0),
  });
}

/** The events, read as the reply in one piece would be: whole from `message_start` to `message_stop`. */
function readStream({ events }: StreamReading): ResponseFacts {
  const blocks = new Map<number, JsonObject>();
  for (const { name, data } of events) {
    const place = numberIn(data['index']) ?? 0;
    if (name === 'content_block_start') blocks.set(place, { ...objectIn(data['content_block']), input: '' });
    if (name === 'content_block_delta')
      blocks.set(place, joined(blocks.get(place) ?? {}, objectIn(data['delta']) ?? {}));
  }
  const last = (name: string): JsonObject | undefined => events.findLast((event) => event.name === name)?.data;
  const start = last('message_start');
  const begun = objectIn(objectIn(start?.['message'])?.['usage']);
  const { delta, usage } = last('message_delta') ?? {};
  const told = { ...objectIn(delta), usage: { ...begun, ...objectIn(usage) } };
  return factsIn(told, [...blocks.values()], start !== undefined && last('message_stop') !== undefined);
}

function joined(block: JsonObject, { text, partial_json: piece, thinking, signature }: JsonObject): JsonObject {
  return {
    ...block,
    ...(typeof text === 'string' && { text: `${textIn(block['text']) ?? ''}${text}` }),
    ...(typeof thinking === 'string' && { thinking: `${textIn(block['thinking']) ?? ''}${thinking}` }),
    ...(signature !== undefined && { signature }),
    ...(typeof piece === 'string' && { input: `${textIn(block['input']) ?? ''}${piece}` }),
  };
}

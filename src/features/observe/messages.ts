/** Anthropic's Messages, whole and as events (Anthropic's API reference). */
import { listIn, numberIn, objectIn, textIn } from '../../families/fields.ts';
import type { StreamReading } from '../../aws/stream-event.ts';
import type { Json, JsonObject } from '../../types.ts';
import type { ResponseFacts, RawReply } from '../response-facts.ts';
import { noFacts } from '../response-facts.ts';
import { hasAnyText } from './any-text.ts';
import { calledTool } from './called-tool.ts';
import { stopOf } from './stop.ts';

export function observeMessage(raw: RawReply): ResponseFacts {
  return 'json' in raw ? factsOf(raw.json, listIn(raw.json['content']) ?? []) : observeEvents(raw.stream);
}

function factsOf(told: JsonObject, content: readonly Json[]): ResponseFacts {
  const blocks = content.map((block) => objectIn(block) ?? {});
  const usage = objectIn(told['usage']) ?? {};
  const inputTokens = numberIn(usage['input_tokens']);
  const outputTokens = numberIn(usage['output_tokens']);
  const tier = textIn(usage['service_tier']);
  return {
    ...noFacts,
    text: blocks.map((block) => textIn(block['text']) ?? '').join(''),
    tools: blocks.flatMap(({ type, name, input }) => (type === 'tool_use' ? calledTool(name, input) : [])),
    reasoned: blocks.some(
      ({ type, thinking, signature, data }) =>
        (textIn(type) ?? '').endsWith('thinking') && hasAnyText([thinking ?? '', signature ?? '', data ?? '']),
    ),
    stop: stopOf(told['stop_reason']),
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    cacheRead: numberIn(usage['cache_read_input_tokens']) ?? 0,
    cacheWrite: numberIn(usage['cache_creation_input_tokens']) ?? 0,
    ...(tier !== undefined && { tier }),
  };
}

/** The events told as the reply in one piece would be. */
function observeEvents({ events }: StreamReading): ResponseFacts {
  const blocks = new Map<number, JsonObject>();
  for (const { name, data } of events) {
    const place = numberIn(data['index']) ?? 0;
    if (name === 'content_block_start') blocks.set(place, { ...objectIn(data['content_block']), input: '' });
    if (name === 'content_block_delta')
      blocks.set(place, joined(blocks.get(place) ?? {}, objectIn(data['delta']) ?? {}));
  }
  const last = (name: string): JsonObject => events.findLast((event) => event.name === name)?.data ?? {};
  const start = objectIn(objectIn(last('message_start')['message'])?.['usage']);
  const { delta, usage } = last('message_delta');
  return factsOf({ ...objectIn(delta), usage: { ...start, ...objectIn(usage) } }, [...blocks.values()]);
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

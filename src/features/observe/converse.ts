/** Converse and ConverseStream (API reference: ConverseResponse, ConverseStreamOutput). */
import { listIn, numberIn, objectIn, textIn } from '../../families/fields.ts';
import type { StreamReading } from '../../aws/stream-event.ts';
import type { Json, JsonObject } from '../../types.ts';
import type { ResponseFacts, RawReply } from '../response-facts.ts';
import { hasAnyText } from './any-text.ts';
import { calledTool } from './called-tool.ts';
import { stopOf } from './stop.ts';

export function observeConverse(raw: RawReply): ResponseFacts {
  return 'json' in raw
    ? factsOf(raw.json, listIn(objectIn(objectIn(raw.json['output'])?.['message'])?.['content']) ?? [])
    : observeStream(raw.stream);
}

function factsOf(told: JsonObject, content: readonly Json[]): ResponseFacts {
  const blocks = content.map((block) => objectIn(block) ?? {});
  const usage = objectIn(told['usage']) ?? {};
  const inputTokens = numberIn(usage['inputTokens']);
  const outputTokens = numberIn(usage['outputTokens']);
  const tier = textIn(objectIn(told['serviceTier'])?.['type']);
  return {
    text: blocks.map((block) => textIn(block['text']) ?? '').join(''),
    tools: blocks.flatMap(({ toolUse }) => calledTool(objectIn(toolUse)?.['name'], objectIn(toolUse)?.['input'])),
    reasoned: blocks.some(({ reasoningContent }) => hasAnyText(reasoningContent)),
    stop: stopOf(told['stopReason']),
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    cacheRead: numberIn(usage['cacheReadInputTokens']) ?? 0,
    cacheWrite: numberIn(usage['cacheWriteInputTokens']) ?? 0,
    ...(tier !== undefined && { tier }),
    logProbabilities: false,
    guarded:
      objectIn(objectIn(told['trace'])?.['guardrail']) !== undefined || told['stopReason'] === 'guardrail_intervened',
  };
}

/** The stream told as the reply in one piece would be. */
function observeStream({ events }: StreamReading): ResponseFacts {
  const blocks = new Map<number, JsonObject>();
  for (const { name, data } of events) {
    if (name !== 'contentBlockStart' && name !== 'contentBlockDelta') continue;
    const place = numberIn(data['contentBlockIndex']) ?? 0;
    const part = objectIn(data['start']) ?? objectIn(data['delta']) ?? {};
    blocks.set(place, joined(blocks.get(place) ?? {}, part));
  }
  const last = (name: string): JsonObject => events.findLast((event) => event.name === name)?.data ?? {};
  return factsOf({ ...last('metadata'), ...last('messageStop') }, [...blocks.values()]);
}

function joined(block: JsonObject, { text, toolUse, ...other }: JsonObject): JsonObject {
  const before = objectIn(block['toolUse']);
  const part = objectIn(toolUse);
  const input = `${textIn(before?.['input']) ?? ''}${textIn(part?.['input']) ?? ''}`;
  return {
    ...block,
    ...other,
    ...(typeof text === 'string' && { text: `${textIn(block['text']) ?? ''}${text}` }),
    ...(part !== undefined && { toolUse: { ...before, ...part, input } }),
  };
}

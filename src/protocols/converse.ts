/** Converse and ConverseStream (API reference: ConverseResponse, ConverseStreamOutput); Nova takes and answers the same on InvokeModel. */
import type { StreamReading } from '../aws/stream-event.ts';
import type { Json, JsonObject } from '../types.ts';
import { hasAnyText } from './any-text.ts';
import { calledTool } from './called-tool.ts';
import { listIn, numberIn, objectAt, objectIn, objectsAt, stringAt, sumOf, textIn, textOf } from './fields.ts';
import type { Protocol } from './protocol.ts';
import { factsOf, type ResponseFacts } from './response-facts.ts';

export const converse: Protocol = {
  // No system prompt and no sampling parameter: several models refuse them.
  request: ({ words, tokens }) => ({
    messages: [{ role: 'user', content: [{ text: words }] }],
    inferenceConfig: { maxTokens: tokens },
  }),
  read(json) {
    const content = listIn(objectIn(objectIn(json['output'])?.['message'])?.['content']);
    return factsIn(json, content ?? [], content !== undefined);
  },
  readStream,
};

/** Converse's names, and those of Nova on InvokeModel (recorded). */
const cacheNames = {
  read: ['cacheReadInputTokens', 'cacheReadInputTokenCount'],
  write: ['cacheWriteInputTokens', 'cacheWriteInputTokenCount'],
} as const;

function countIn(usage: JsonObject, names: readonly string[]): number | undefined {
  return names.map((name) => numberIn(usage[name])).find((count) => count !== undefined);
}

function factsIn(told: JsonObject, content: readonly Json[], whole: boolean): ResponseFacts {
  const blocks = content.map((block) => objectIn(block) ?? {});
  const usage = objectIn(told['usage']) ?? {};
  return factsOf({
    whole,
    text: blocks.map(textOfBlock).join(''),
    tools: blocks.flatMap(({ toolUse }) => calledTool(objectIn(toolUse)?.['name'], objectIn(toolUse)?.['input'])),
    reasoned: blocks.some(({ reasoningContent }) => hasAnyText(reasoningContent)),
    stopReason: textIn(told['stopReason']),
    inputTokens: sumOf(usage, ['inputTokens', ...cacheNames.read, ...cacheNames.write]),
    outputTokens: numberIn(usage['outputTokens']),
    cacheRead: countIn(usage, cacheNames.read),
    cacheWrite: countIn(usage, cacheNames.write) ?? 0,
    cacheWriteForHour: writtenForHour(usage),
    tier: textIn(objectIn(told['serviceTier'])?.['type']),
    latency: textIn(objectIn(told['performanceConfig'])?.['latency']),
    guarded:
      objectIn(objectIn(told['trace'])?.['guardrail']) !== undefined || told['stopReason'] === 'guardrail_intervened',
    cited: blocks.some((block) => objectsAt(objectAt(block, 'citationsContent'), 'citations').length > 0),
  });
}

/** What is cited stands in a block of its own, with its text in it. */
function textOfBlock(block: JsonObject): string {
  return stringAt(block, 'text') ?? textOf(objectsAt(objectAt(block, 'citationsContent'), 'content')) ?? '';
}

/** `usage.cacheDetails`: what was written, by how long it is kept (API reference, CacheDetail). */
function writtenForHour(usage: JsonObject): number | undefined {
  const details = objectsAt(usage, 'cacheDetails');
  if (details.length === 0) return undefined;
  return details.reduce((sum, { ttl, inputTokens }) => sum + (ttl === '1h' ? (numberIn(inputTokens) ?? 0) : 0), 0);
}

/** The stream, read as the reply in one piece would be: whole from `messageStart` to `messageStop`. */
function readStream({ events }: StreamReading): ResponseFacts {
  const blocks = new Map<number, JsonObject>();
  for (const { name, data } of events) {
    if (name !== 'contentBlockStart' && name !== 'contentBlockDelta') continue;
    const place = numberIn(data['contentBlockIndex']) ?? 0;
    const part = objectIn(data['start']) ?? objectIn(data['delta']) ?? {};
    blocks.set(place, joined(blocks.get(place) ?? {}, part));
  }
  const last = (name: string): JsonObject | undefined => events.findLast((event) => event.name === name)?.data;
  const stop = last('messageStop');
  const whole = stop !== undefined && last('messageStart') !== undefined;
  return factsIn({ ...last('metadata'), ...stop }, [...blocks.values()], whole);
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

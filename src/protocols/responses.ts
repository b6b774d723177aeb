/** Responses, whole and as events, of which the last carries the whole (OpenAI's API reference). */
import type { StreamReading } from '../aws/stream-event.ts';
import type { JsonObject } from '../types.ts';
import { calledTool } from './called-tool.ts';
import { listIn, numberIn, objectIn, textIn } from './fields.ts';
import type { Protocol } from './protocol.ts';
import { factsOf, type ResponseFacts } from './response-facts.ts';

export const responses: Protocol = {
  // `store: false` always: the default keeps prompt and reply for 30 days (user guide, "Responses API").
  request: ({ words, tokens }) => ({ input: words, max_output_tokens: tokens, store: false }),
  read,
  readStream: (stream: StreamReading) =>
    read(objectIn(stream.events.findLast(({ data }) => objectIn(data['response']))?.data['response']) ?? {}),
};

/** `incomplete` is a whole reply too: a reasoning model that spent its budget. A failed one states its error and is none. */
function read(response: JsonObject): ResponseFacts {
  const { output, status } = response;
  const items = (listIn(output) ?? []).map((item) => objectIn(item) ?? {});
  const parts = items
    .flatMap(({ type, content }) => (type === 'message' ? (listIn(content) ?? []) : []))
    .map((part) => objectIn(part) ?? {});
  const usage = objectIn(response['usage']) ?? {};
  const thought = numberIn(objectIn(usage['output_tokens_details'])?.['reasoning_tokens']);
  return factsOf({
    whole: Array.isArray(output) && (status === 'completed' || status === 'incomplete'),
    text: parts.map((part) => textIn(part['text']) ?? '').join(''),
    tools: items.flatMap((item) =>
      item['type'] === 'function_call' ? calledTool(item['name'], item['arguments']) : [],
    ),
    reasoned:
      (thought ?? 0) > 0 ||
      items.some((item) => item['type'] === 'reasoning' && (thought === undefined || hasText(item))),
    stopReason: textIn(objectIn(response['incomplete_details'])?.['reason']) ?? textIn(status),
    inputTokens: numberIn(usage['input_tokens']),
    outputTokens: numberIn(usage['output_tokens']),
    cacheRead: numberIn(objectIn(usage['input_tokens_details'])?.['cached_tokens']),
    effort: textIn(objectIn(response['reasoning'])?.['effort']),
    tier: textIn(response['service_tier']),
    logProbabilities: parts.some((part) => (listIn(part['logprobs']) ?? []).length > 0),
  });
}

/** An item of reasoning without a word in it is sent by some where no token was spent on any. */
function hasText({ summary, content }: JsonObject): boolean {
  return [...(listIn(summary) ?? []), ...(listIn(content) ?? [])].some(
    (part) => (textIn(objectIn(part)?.['text']) ?? '') !== '',
  );
}

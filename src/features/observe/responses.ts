/** Responses, whole and as events, of which the last carries the whole (OpenAI's API reference). */
import { listIn, numberIn, objectIn, textIn } from '../../families/fields.ts';
import type { JsonObject } from '../../types.ts';
import type { ResponseFacts, RawReply } from '../response-facts.ts';
import { noFacts } from '../response-facts.ts';
import { calledTool } from './called-tool.ts';
import { stopOf } from './stop.ts';

export function observeResponse(raw: RawReply): ResponseFacts {
  const response =
    'json' in raw
      ? raw.json
      : objectIn(raw.stream.events.findLast(({ data }) => objectIn(data['response']))?.data['response']);
  return factsOf(response ?? {});
}

function factsOf(response: JsonObject): ResponseFacts {
  const items = (listIn(response['output']) ?? []).map((item) => objectIn(item) ?? {});
  const parts = items
    .flatMap(({ type, content }) => (type === 'message' ? (listIn(content) ?? []) : []))
    .map((part) => objectIn(part) ?? {});
  const usage = objectIn(response['usage']) ?? {};
  const outputTokens = numberIn(usage['output_tokens']);
  const tier = textIn(response['service_tier']);
  const thought = numberIn(objectIn(usage['output_tokens_details'])?.['reasoning_tokens']);
  return {
    ...noFacts,
    text: parts.map((part) => textIn(part['text']) ?? '').join(''),
    tools: items.flatMap((item) =>
      item['type'] === 'function_call' ? calledTool(item['name'], item['arguments']) : [],
    ),
    reasoned:
      (thought ?? 0) > 0 ||
      items.some((item) => item['type'] === 'reasoning' && (thought === undefined || hasText(item))),
    stop: stopOf(objectIn(response['incomplete_details'])?.['reason'] ?? response['status']),
    ...(outputTokens !== undefined && { outputTokens }),
    cacheRead: numberIn(objectIn(usage['input_tokens_details'])?.['cached_tokens']) ?? 0,
    ...(tier !== undefined && { tier }),
    logProbabilities: parts.some((part) => (listIn(part['logprobs']) ?? []).length > 0),
  };
}

/** An item of reasoning without a word in it is sent by some where no token was spent on any. */
function hasText({ summary, content }: JsonObject): boolean {
  return [...(listIn(summary) ?? []), ...(listIn(content) ?? [])].some(
    (part) => (textIn(objectIn(part)?.['text']) ?? '') !== '',
  );
}

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
    whole: isWhole(response),
    text: parts.map((part) => textIn(part['text']) ?? '').join(''),
    tools: items.flatMap((item) =>
      item['type'] === 'function_call' ? calledTool(item['name'], item['arguments']) : [],
    ),
    reasoned:
      (thought ?? 0) > 0 ||
      items.some((item) => item['type'] === 'reasoning' && (thought === undefined || hasText(item))),
    reasoningTokens: thought,
    stopReason: textIn(objectIn(response['incomplete_details'])?.['reason']) ?? textIn(status),
    inputTokens: numberIn(usage['input_tokens']),
    outputTokens: numberIn(usage['output_tokens']),
    cacheRead: numberIn(objectIn(usage['input_tokens_details'])?.['cached_tokens']),
    effort: textIn(objectIn(response['reasoning'])?.['effort']),
    tier: textIn(response['service_tier']),
    logProbabilities: parts.some((part) => (listIn(part['logprobs']) ?? []).length > 0),
    serverTools: items.flatMap(({ type, name }) => serverTool(textIn(type), textIn(name))),
    responseId: idOf(response),
    background: response['background'] === true,
  });
}

/** Made in the background it has no answer yet, or will never have one. */
function isWhole({ output, status, background }: JsonObject): boolean {
  if (status === 'completed' || status === 'incomplete') return Array.isArray(output);
  return background === true && ['queued', 'in_progress', 'cancelled'].includes(textIn(status) ?? '');
}

/** `web_search_call` and its like; a call over MCP goes by the tool's own name. */
function serverTool(type = '', name?: string): string[] {
  if (type === 'mcp_call') return name === undefined ? [] : [name];
  return type.endsWith('_call') && type !== 'function_call' && type !== 'custom_tool_call' ? [type] : [];
}

/** Beyond that it is no id of anybody's, and a path is made of it. */
const longestId = 300;

function idOf({ id }: JsonObject): string | undefined {
  const text = textIn(id);
  return text !== undefined && text !== '' && text.length <= longestId ? text : undefined;
}

/** An item of reasoning without a word in it is sent by some where no token was spent on any. */
function hasText({ summary, content }: JsonObject): boolean {
  return [...(listIn(summary) ?? []), ...(listIn(content) ?? [])].some(
    (part) => (textIn(objectIn(part)?.['text']) ?? '') !== '',
  );
}

/** Chat Completions, whole and as chunks (OpenAI's API reference). */
import { listIn, numberIn, objectIn, textIn } from '../../families/fields.ts';
import type { StreamReading } from '../../aws/stream-event.ts';
import type { Json, JsonObject } from '../../types.ts';
import type { ResponseFacts, RawReply } from '../response-facts.ts';
import { noFacts } from '../response-facts.ts';
import { calledTool } from './called-tool.ts';
import { stopOf } from './stop.ts';

/** gpt-oss on bedrock-runtime shows its thinking in the content, other open models within `<think>`. */
const thinkingAloud = /^\s*<(reasoning|think)>(.*?)<\/\1>\s*/s;

export function observeChat(raw: RawReply): ResponseFacts {
  if ('stream' in raw) return observeChunks(raw.stream);
  const choice = objectIn(listIn(raw.json['choices'])?.[0]) ?? {};
  return factsOf(raw.json, choice, objectIn(choice['message']) ?? {});
}

function factsOf(told: JsonObject, choice: JsonObject, message: JsonObject): ResponseFacts {
  const usage = objectIn(told['usage']) ?? {};
  const outputTokens = numberIn(usage['completion_tokens']);
  const tier = textIn(told['service_tier']);
  const text = textIn(message['content']) ?? '';
  const shown = textIn(message['reasoning']) ?? textIn(message['reasoning_content']) ?? '';
  const thought = numberIn(objectIn(usage['completion_tokens_details'])?.['reasoning_tokens']) ?? 0;
  return {
    ...noFacts,
    text: text.replace(thinkingAloud, ''),
    tools: (listIn(message['tool_calls']) ?? []).flatMap((call) => {
      const called = objectIn(objectIn(call)?.['function']);
      return calledTool(called?.['name'], called?.['arguments']);
    }),
    // Qwen that was told not to think opens and closes its thinking with nothing between.
    reasoned: shown.trim() !== '' || thought > 0 || (thinkingAloud.exec(text)?.[2] ?? '').trim() !== '',
    stop: stopOf(choice['finish_reason']),
    ...(outputTokens !== undefined && { outputTokens }),
    cacheRead: numberIn(objectIn(usage['prompt_tokens_details'])?.['cached_tokens']) ?? 0,
    ...(tier !== undefined && { tier }),
    logProbabilities: (listIn(objectIn(choice['logprobs'])?.['content']) ?? []).length > 0,
  };
}

/** The chunks told as the reply in one piece would be. */
function observeChunks({ events }: StreamReading): ResponseFacts {
  const chunks = events.map(({ data }) => data);
  const choices = chunks.flatMap((chunk) => listIn(chunk['choices']) ?? []).map((choice) => objectIn(choice) ?? {});
  const deltas = choices.map((choice) => objectIn(choice['delta']) ?? {});
  const join = (name: string): string => deltas.map((delta) => textIn(delta[name]) ?? '').join('');
  const told = {
    ...chunks.findLast((chunk) => 'service_tier' in chunk),
    ...chunks.findLast((chunk) => objectIn(chunk['usage'])),
  };
  const message = { content: join('content'), reasoning: join('reasoning'), tool_calls: toolCalls(deltas) };
  return factsOf(told, choices.findLast((choice) => typeof choice['finish_reason'] === 'string') ?? {}, message);
}

/** Name first, then its arguments in pieces, told apart by index. */
function toolCalls(deltas: readonly JsonObject[]): Json[] {
  const calls = new Map<number, { name: string; arguments: string }>();
  for (const piece of deltas.flatMap((delta) => listIn(delta['tool_calls']) ?? []).map(objectIn)) {
    const place = numberIn(piece?.['index']) ?? 0;
    const part = objectIn(piece?.['function']);
    const known = calls.get(place) ?? { name: '', arguments: '' };
    calls.set(place, {
      name: known.name + (textIn(part?.['name']) ?? ''),
      arguments: known.arguments + (textIn(part?.['arguments']) ?? ''),
    });
  }
  return [...calls.values()].map((called) => ({ function: called }));
}

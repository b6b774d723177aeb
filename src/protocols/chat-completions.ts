/** Chat Completions, whole and as chunks (OpenAI's API reference); many models take and answer the same on InvokeModel. */
import type { StreamReading } from '../aws/stream-event.ts';
import type { Json, JsonObject } from '../types.ts';
import { calledTool } from './called-tool.ts';
import { listIn, numberIn, objectIn, objectsAt, stringAt, textIn, textOf } from './fields.ts';
import type { Protocol } from './protocol.ts';
import { factsOf, type ResponseFacts } from './response-facts.ts';

export const chatCompletions: Protocol = {
  request: ({ words: content, tokens }, like = { max_completion_tokens: tokens }) => ({
    messages: [{ role: 'user', content }],
    ...withBudget(like, tokens),
  }),
  read(json) {
    const choice = objectIn(listIn(json['choices'])?.[0]) ?? {};
    const message = objectIn(choice['message']);
    return factsIn(json, { choice, message: { ...message, content: wordsIn(choice) }, whole: message !== undefined });
  },
  readStream,
};

/** The name of the budget that the model has taken; a body that answered without a budget stays without. */
export function chatBudgetName(body: JsonObject): string | undefined {
  return ['max_completion_tokens', 'max_tokens'].find((name) => name in body);
}

function withBudget(body: JsonObject, tokens: number): JsonObject {
  const name = chatBudgetName(body);
  return name === undefined ? {} : { [name]: tokens };
}

/** The text of a choice: a message's, a delta's, or that of a plain completion. */
function wordsIn(choice: JsonObject): string {
  const message = objectIn(choice['message']) ?? objectIn(choice['delta']);
  return stringAt(message, 'content') ?? textOf(objectsAt(message, 'content')) ?? stringAt(choice, 'text') ?? '';
}

/** gpt-oss on bedrock-runtime shows its thinking in the content, other open models within `<think>`. */
const thinkingAloud = /^\s*<(reasoning|think)>(.*?)<\/\1>\s*/s;

interface Said {
  choice: JsonObject | undefined;
  message: JsonObject;
  whole: boolean;
}

function factsIn(told: JsonObject, { choice, message, whole }: Said): ResponseFacts {
  const usage = objectIn(told['usage']) ?? {};
  const written = textIn(message['content']) ?? '';
  const aloud = thinkingAloud.exec(written);
  const shown = textIn(message['reasoning']) ?? textIn(message['reasoning_content']) ?? '';
  const thought = numberIn(objectIn(usage['completion_tokens_details'])?.['reasoning_tokens']);
  return factsOf({
    whole,
    text: aloud === null ? written : written.slice(aloud[0].length),
    written: aloud === null ? undefined : written,
    tools: (listIn(message['tool_calls']) ?? []).flatMap((call) => {
      const called = objectIn(objectIn(call)?.['function']);
      return calledTool(called?.['name'], called?.['arguments']);
    }),
    // Qwen that was told not to think opens and closes its thinking with nothing between.
    reasoned: shown.trim() !== '' || (thought ?? 0) > 0 || (aloud?.[2] ?? '').trim() !== '',
    reasoningTokens: thought,
    stopReason: choice && stopReasonIn(choice),
    inputTokens: numberIn(usage['prompt_tokens']),
    outputTokens: numberIn(usage['completion_tokens']),
    cacheRead: numberIn(objectIn(usage['prompt_tokens_details'])?.['cached_tokens']),
    tier: textIn(told['service_tier']),
    logProbabilities: (listIn(objectIn(choice?.['logprobs'])?.['content']) ?? []).length > 0,
  });
}

/** On InvokeModel Mistral and DeepSeek say `stop_reason`; Jamba says `finish_reason` beside a numeric `stop_reason`. */
function stopReasonIn(choice: JsonObject): string | undefined {
  return stringAt(choice, 'finish_reason') ?? stringAt(choice, 'stop_reason');
}

/** The chunks, read as the reply in one piece would be: whole when a chunk came and the stream said why it stopped, or that it is done. */
function readStream({ events, done }: StreamReading): ResponseFacts {
  const chunks = events.map(({ data }) => data);
  const choices = chunks.flatMap((chunk) => listIn(chunk['choices']) ?? []).map((choice) => objectIn(choice) ?? {});
  const deltas = choices.map((choice) => objectIn(choice['delta']) ?? {});
  const join = (name: string): string => deltas.map((delta) => textIn(delta[name]) ?? '').join('');
  const told = {
    ...chunks.findLast((chunk) => 'service_tier' in chunk),
    ...chunks.findLast((chunk) => objectIn(chunk['usage'])),
  };
  const content = choices.map(wordsIn).join('');
  const last = choices.findLast((choice) => stopReasonIn(choice) !== undefined);
  return factsIn(told, {
    choice: last,
    message: { content, reasoning: join('reasoning'), tool_calls: toolCalls(deltas) },
    whole: choices.length > 0 && (last !== undefined || done === true),
  });
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

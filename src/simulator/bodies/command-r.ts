/** Cohere Command R and R+: one `message`, and a chat history apart (user guide, model-parameters-cohere-command-r-plus). */
import { objectOf, objectsOf, textOf, textsOf } from '../features/json.ts';
import { nativeRefusal } from '../features/refusals.ts';
import type { RequestedFeatures, Tool } from '../features/requested-feature.ts';
import { type ModelResponse, respond } from '../model-response.ts';
import type { JsonObject } from '../../types.ts';
import { budget, withMetrics, type Dialect } from './dialect.ts';
import { boolean, list, malformed, number, object, positive, text, type Field, type Fields } from './schema.ts';

const tool: Field = {
  kind: 'JSONObject',
  fields: {
    name: { ...text, required: true },
    description: { ...text, required: true },
    parameter_definitions: object,
  },
};

const fields: Fields = {
  message: { ...text, required: true },
  chat_history: list,
  documents: list,
  search_queries_only: boolean,
  preamble: text,
  max_tokens: positive,
  temperature: number,
  p: number,
  k: number,
  prompt_truncation: text,
  frequency_penalty: number,
  presence_penalty: number,
  seed: { kind: 'Integer' },
  return_prompt: boolean,
  tools: { kind: 'JSONArray', items: tool },
  tool_results: list,
  stop_sequences: list,
  raw_prompting: boolean,
};

function requestedOf(body: JsonObject, stream: boolean): RequestedFeatures {
  return {
    words: textOf(body['message']),
    system: textOf(body['preamble']),
    stop: textsOf(body['stop_sequences']),
    tools: objectsOf(body['tools']).map(toolOf),
    results: objectsOf(body['tool_results']).length,
    images: [],
    documents: [],
    logProbabilities: false,
    stream,
  };
}

function toolOf({ name, parameter_definitions: parameters }: JsonObject): Tool {
  const properties = objectOf(parameters);
  const required = Object.keys(properties).filter((key) => objectOf(properties[key])['required'] === true);
  return { name: textOf(name), schema: { properties, required }, strict: false };
}

const finishReasons: Record<ModelResponse['stop'], string> = {
  end: 'COMPLETE',
  length: 'MAX_TOKENS',
  tool: 'COMPLETE',
  sequence: 'STOP_SEQUENCE',
};

function callsOf({ tools = [] }: ModelResponse): JsonObject[] {
  return tools.map(({ name, input }) => ({ name, parameters: input }));
}

export const commandR: Dialect = {
  models: /^cohere\.command-r/,
  refuse: (body) => malformed(body, fields),
  features: (body, stream) => ({
    requested: requestedOf(body, stream),
    budget: budget(body['max_tokens']),
    refuse: nativeRefusal,
  }),
  reply: (body, modelId, response = respond(modelId, budget(body['max_tokens']))) => ({
    ...response,
    json: {
      response_id: 'simulated',
      generation_id: 'simulated',
      text: response.text,
      ...(response.tools && { tool_calls: callsOf(response) }),
      finish_reason: finishReasons[response.stop],
    },
  }),
  chunks: (body, modelId, response = respond(modelId, budget(body['max_tokens']))) => {
    const last = { event_type: 'stream-end', finish_reason: finishReasons[response.stop], is_finished: true };
    const calls = { event_type: 'tool-calls-generation', is_finished: false, tool_calls: callsOf(response) };
    return [
      { event_type: 'text-generation', is_finished: false, text: response.text },
      ...(response.tools === undefined ? [] : [calls]),
      withMetrics(last, response.inputTokens, response.outputTokens),
    ];
  },
};

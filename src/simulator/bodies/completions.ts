/** Families that continue a prompt: Llama, early Mistral, DeepSeek-R1, Titan Text. */
import { respond } from '../model-response.ts';
import { budget, withMetrics, type Dialect } from './dialect.ts';
import { isObject, list, malformed, number, positive, text, type Fields } from './schema.ts';

const prompt = { ...text, required: true };

const llamaFields: Fields = {
  prompt,
  max_gen_len: { kind: 'Integer', min: 1, max: 8192 },
  temperature: number,
  top_p: number,
  images: list,
};

function llamaChunk(modelId: string, limit: number | undefined) {
  const response = respond(modelId, limit);
  const json = {
    generation: response.text,
    prompt_token_count: response.inputTokens,
    generation_token_count: response.outputTokens,
    stop_reason: response.stop === 'length' ? 'length' : 'stop',
  };
  return { response, json };
}

export const llama: Dialect = {
  models: /^meta\.llama/,
  refuse: (body) => malformed(body, llamaFields),
  reply: (body, modelId) => {
    const { response, json } = llamaChunk(modelId, budget(body['max_gen_len']));
    return { json, ...response };
  },
  chunks: (body, modelId) => {
    const { response, json } = llamaChunk(modelId, budget(body['max_gen_len']));
    const first = { ...json, generation_token_count: 1, stop_reason: null };
    const last = { ...json, generation: '', prompt_token_count: null };
    return [first, withMetrics(last, response.inputTokens, response.outputTokens)];
  },
};

const mistralFields: Fields = {
  prompt,
  max_tokens: { kind: 'Integer', min: 1, max: 8192 },
  temperature: number,
  top_p: number,
  top_k: number,
  stop: list,
};

export const mistralPrompt: Dialect = {
  models: /^mistral\.(mistral-7b|mixtral|mistral-(small|large)-2402)/,
  refuse: (body) => malformed(body, mistralFields, ['messages']),
  reply: (body, modelId) => {
    const response = respond(modelId, budget(body['max_tokens']));
    return {
      json: { outputs: [{ text: response.text, stop_reason: response.stop === 'length' ? 'length' : 'stop' }] },
      ...response,
    };
  },
  chunks: (body, modelId) => {
    const response = respond(modelId, budget(body['max_tokens']));
    const last = { outputs: [{ text: '', stop_reason: response.stop === 'length' ? 'length' : 'stop' }] };
    return [
      { outputs: [{ text: response.text, stop_reason: null }] },
      withMetrics(last, response.inputTokens, response.outputTokens),
    ];
  },
};

const deepseekFields: Fields = {
  prompt,
  max_tokens: { kind: 'Integer', min: 1, max: 32_768 },
  temperature: number,
  top_p: number,
  stop: list,
};

export const deepseekR1: Dialect = {
  models: /^deepseek\.r1/,
  refuse: (body) => malformed(body, deepseekFields),
  reply: (body, modelId) => {
    const response = respond(modelId, budget(body['max_tokens']));
    return {
      json: { choices: [{ text: response.text, stop_reason: response.stop === 'length' ? 'length' : 'stop' }] },
      ...response,
    };
  },
  chunks: (body, modelId) => {
    const response = respond(modelId, budget(body['max_tokens']));
    const last = { choices: [{ text: '', stop_reason: response.stop === 'length' ? 'length' : 'stop' }] };
    return [
      { choices: [{ text: response.text, stop_reason: null }] },
      withMetrics(last, response.inputTokens, response.outputTokens),
    ];
  },
};

const titanFields: Fields = {
  inputText: { ...text, required: true },
  textGenerationConfig: {
    kind: 'JSONObject',
    fields: { maxTokenCount: positive, temperature: number, topP: number, stopSequences: list },
  },
};

export const titanText: Dialect = {
  models: /^amazon\.titan-(tg1|text)/,
  refuse: (body) => malformed(body, titanFields),
  reply: (body, modelId) => {
    const config = isObject(body['textGenerationConfig']) ? body['textGenerationConfig'] : {};
    const response = respond(modelId, budget(config['maxTokenCount']));
    const completionReason = response.stop === 'length' ? 'LENGTH' : 'FINISH';
    const results = [{ tokenCount: response.outputTokens, outputText: response.text, completionReason }];
    return { json: { inputTextTokenCount: response.inputTokens, results }, ...response };
  },
  chunks: (body, modelId) => {
    const config = isObject(body['textGenerationConfig']) ? body['textGenerationConfig'] : {};
    const response = respond(modelId, budget(config['maxTokenCount']));
    const chunk = {
      outputText: response.text,
      index: 0,
      totalOutputTextTokenCount: response.outputTokens,
      completionReason: response.stop === 'length' ? 'LENGTH' : 'FINISH',
      inputTextTokenCount: response.inputTokens,
    };
    return [withMetrics(chunk, response.inputTokens, response.outputTokens)];
  },
};

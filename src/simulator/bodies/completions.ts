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
  const said = respond(modelId, limit);
  const json = {
    generation: said.text,
    prompt_token_count: said.inputTokens,
    generation_token_count: said.outputTokens,
    stop_reason: said.stop === 'length' ? 'length' : 'stop',
  };
  return { said, json };
}

export const llama: Dialect = {
  models: /^meta\.llama/,
  refuse: (body) => malformed(body, llamaFields),
  reply: (body, modelId) => {
    const { said, json } = llamaChunk(modelId, budget(body['max_gen_len']));
    return { json, ...said };
  },
  chunks: (body, modelId) => {
    const { said, json } = llamaChunk(modelId, budget(body['max_gen_len']));
    const first = { ...json, generation_token_count: 1, stop_reason: null };
    const last = { ...json, generation: '', prompt_token_count: null };
    return [first, withMetrics(last, said.inputTokens, said.outputTokens)];
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
    const said = respond(modelId, budget(body['max_tokens']));
    return {
      json: { outputs: [{ text: said.text, stop_reason: said.stop === 'length' ? 'length' : 'stop' }] },
      ...said,
    };
  },
  chunks: (body, modelId) => {
    const said = respond(modelId, budget(body['max_tokens']));
    const last = { outputs: [{ text: '', stop_reason: said.stop === 'length' ? 'length' : 'stop' }] };
    return [
      { outputs: [{ text: said.text, stop_reason: null }] },
      withMetrics(last, said.inputTokens, said.outputTokens),
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
    const said = respond(modelId, budget(body['max_tokens']));
    return {
      json: { choices: [{ text: said.text, stop_reason: said.stop === 'length' ? 'length' : 'stop' }] },
      ...said,
    };
  },
  chunks: (body, modelId) => {
    const said = respond(modelId, budget(body['max_tokens']));
    const last = { choices: [{ text: '', stop_reason: said.stop === 'length' ? 'length' : 'stop' }] };
    return [
      { choices: [{ text: said.text, stop_reason: null }] },
      withMetrics(last, said.inputTokens, said.outputTokens),
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
    const said = respond(modelId, budget(config['maxTokenCount']));
    const completionReason = said.stop === 'length' ? 'LENGTH' : 'FINISH';
    const results = [{ tokenCount: said.outputTokens, outputText: said.text, completionReason }];
    return { json: { inputTextTokenCount: said.inputTokens, results }, ...said };
  },
  chunks: (body, modelId) => {
    const config = isObject(body['textGenerationConfig']) ? body['textGenerationConfig'] : {};
    const said = respond(modelId, budget(config['maxTokenCount']));
    const chunk = {
      outputText: said.text,
      index: 0,
      totalOutputTextTokenCount: said.outputTokens,
      completionReason: said.stop === 'length' ? 'LENGTH' : 'FINISH',
      inputTextTokenCount: said.inputTokens,
    };
    return [withMetrics(chunk, said.inputTokens, said.outputTokens)];
  },
};

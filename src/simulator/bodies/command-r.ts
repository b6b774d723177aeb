/** Cohere Command R and R+: one `message`, and a chat history apart. */
import { respond } from '../model-response.ts';
import { budget, withMetrics, type Dialect } from './dialect.ts';
import { list, malformed, number, object, positive, text, type Fields } from './schema.ts';

const fields: Fields = {
  message: { ...text, required: true },
  chat_history: list,
  documents: list,
  preamble: text,
  max_tokens: positive,
  temperature: number,
  p: number,
  k: number,
  stop_sequences: list,
  tools: list,
  tool_results: list,
  response_format: object,
};

export const commandR: Dialect = {
  models: /^cohere\.command-r/,
  refuse: (body) => malformed(body, fields),
  reply: (body, modelId) => {
    const response = respond(modelId, budget(body['max_tokens']));
    const finishReason = response.stop === 'length' ? 'MAX_TOKENS' : 'COMPLETE';
    const json = {
      response_id: 'simulated',
      generation_id: 'simulated',
      text: response.text,
      finish_reason: finishReason,
    };
    return { json, ...response };
  },
  chunks: (body, modelId) => {
    const response = respond(modelId, budget(body['max_tokens']));
    const finishReason = response.stop === 'length' ? 'MAX_TOKENS' : 'COMPLETE';
    const last = { event_type: 'stream-end', finish_reason: finishReason, is_finished: true };
    return [
      { event_type: 'text-generation', is_finished: false, text: response.text },
      withMetrics(last, response.inputTokens, response.outputTokens),
    ];
  },
};

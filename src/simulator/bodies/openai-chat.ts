/** Families that take the OpenAI chat body: Qwen, gpt-oss, GPT, Gemma, Mistral since 2407, Jamba and the like. */
import { chatChunks, chatReply } from '../openai/chat-completion.ts';
import { chatBudget, chatFault } from '../openai/validate.ts';
import { respond } from '../model-response.ts';
import { chatFeatures } from '../features/openai-features.ts';
import { openaiRefusal } from '../features/refusals.ts';
import { withMetrics, type Dialect } from './dialect.ts';
import { list, malformed, number, positive, type Fields } from './schema.ts';

export const openaiChat: Dialect = {
  models: /./,
  refuse: (body, modelId) => {
    const fault = chatFault({ model: modelId, ...body }, modelId);
    if (fault === undefined) return undefined;
    // The model's own validator answers with its own document, which Bedrock hands on as a string.
    const { message, code = 'validation_error', param = null } = fault;
    return JSON.stringify({ error: { code, message, param, type: 'invalid_request_error' } });
  },
  features: (body, stream) => ({
    requested: chatFeatures(body, stream),
    budget: chatBudget(body),
    refuse: openaiRefusal,
  }),
  reply: (body, modelId, response = respond(modelId, chatBudget(body))) => {
    return { json: chatReply(modelId, response), ...response };
  },
  chunks: (body, modelId, response = respond(modelId, chatBudget(body))) => {
    const chunks = chatChunks(modelId, response);
    return chunks.map((chunk, index) =>
      index === chunks.length - 1 ? withMetrics(chunk, response.inputTokens, response.outputTokens) : chunk,
    );
  },
};

const jambaFields: Fields = {
  messages: { ...list, required: true, minItems: 1 },
  max_tokens: positive,
  temperature: number,
  top_p: number,
  stop: list,
  n: positive,
  tools: list,
};

/** Jamba and Palmyra take the same body, refused by Bedrock's own validator. */
export const strictChat: Dialect = {
  ...openaiChat,
  models: /^(ai21\.jamba|writer\.palmyra-x)/,
  refuse: (body) => malformed(body, jambaFields),
};

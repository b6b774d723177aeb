/** Pegasus describes a video, so its body holds one. */
import type { Dialect } from './dialect.ts';
import { list, malformed, number, object, positive, text, type Fields } from './schema.ts';

const fields: Fields = {
  inputPrompt: { ...text, required: true },
  mediaSource: { ...object, required: true, fields: { base64String: text, s3Location: object } },
  temperature: number,
  maxOutputTokens: positive,
  responseFormat: object,
  stopSequences: list,
};

export const pegasus: Dialect = {
  models: /^twelvelabs\.pegasus/,
  refuse: (body) => malformed(body, fields),
  reply: () => ({ json: { message: 'A red dot.', finishReason: 'stop' }, inputTokens: 12, outputTokens: 4 }),
  chunks: () => [{ message: 'A red dot.', finishReason: 'stop' }],
};

/** OpenAI's Responses body: a second guess for frontier models whose InvokeModel body is not published. */
import { budget } from '../../protocols/protocol.ts';
import { responses } from '../../protocols/responses.ts';
import type { BodyFormat } from '../body-format.ts';
import { passedThrough } from '../passed-through.ts';

export const openaiResponses: BodyFormat = {
  name: 'openai-responses',
  body: (words) => responses.request({ words, tokens: budget }),
  ...passedThrough('responses', {}),
};

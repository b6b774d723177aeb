/** DeepSeek-R1's body: a prompt in its own template [docs: model-parameters-deepseek]. */
import { choices } from '../choices.ts';
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';

export const deepseekPrompt: BodyFormat = {
  name: 'deepseek-prompt',
  body: (words) => ({
    prompt: `<｜begin▁of▁sentence｜><｜User｜>${words}<｜Assistant｜><think>\n`,
    max_tokens: budget,
  }),
  ...choices,
};

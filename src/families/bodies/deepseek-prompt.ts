/** DeepSeek-R1's body: a prompt in its own template [docs: model-parameters-deepseek]. */
import { choices } from '../choices.ts';
import { budget, prompt } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';

export const deepseekPrompt: BodyFormat = {
  name: 'deepseek-prompt',
  body: () => ({
    prompt: `<｜begin▁of▁sentence｜><｜User｜>${prompt}<｜Assistant｜><think>\n`,
    max_tokens: budget,
  }),
  ...choices,
};

/** DeepSeek-R1's body: a prompt in its own template [docs: model-parameters-deepseek]. */
import { readChoiceChunks, readChoices } from '../choices.ts';
import { budget, prompt, type BodyFormat } from '../body-format.ts';

export const deepseekPrompt: BodyFormat = {
  name: 'deepseek-prompt',
  body: () => ({
    prompt: `<｜begin▁of▁sentence｜><｜User｜>${prompt}<｜Assistant｜><think>\n`,
    max_tokens: budget,
  }),
  read: readChoices,
  readStream: readChoiceChunks,
};

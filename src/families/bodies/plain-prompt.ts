/** The plain completion body, as imported models and older APIs take it. */
import { readChoiceChunks, readChoices } from '../choices.ts';
import { budget, prompt, type BodyFormat } from '../body-format.ts';

export const plainPrompt: BodyFormat = {
  name: 'prompt',
  body: () => ({ prompt, max_tokens: budget }),
  read: readChoices,
  readStream: readChoiceChunks,
};

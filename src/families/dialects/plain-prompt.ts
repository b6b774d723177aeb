/** The plain completion body, as imported models and older APIs take it. */
import { readChoiceChunks, readChoices } from '../choices.ts';
import { budget, prompt, type Dialect } from '../dialect.ts';

export const plainPrompt: Dialect = {
  name: 'prompt',
  body: () => ({ prompt, max_tokens: budget }),
  read: readChoices,
  readStream: readChoiceChunks,
};

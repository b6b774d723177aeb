/** The plain completion body, as imported models and older APIs take it. */
import { choices } from '../choices.ts';
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';

export const plainPrompt: BodyFormat = {
  name: 'prompt',
  body: (words) => ({ prompt: words, max_tokens: budget }),
  ...choices,
};

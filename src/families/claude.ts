/** Anthropic Claude. */
import { anthropicMessages } from './bodies/anthropic-messages.ts';
import { anthropicText } from './bodies/anthropic-text.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

/** Claude 2 took Messages too (recorded); the older body is for what does not. */
export const claude: Family = {
  name: 'claude',
  matches: (row) => row.model.startsWith('anthropic.') && answersText(row),
  formats: [anthropicMessages, anthropicText, ...generalText],
};

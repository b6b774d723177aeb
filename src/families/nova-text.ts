/** Amazon Nova's chat models: Micro, Lite, Pro, Premier, and those to come. */
import { novaMessages } from './bodies/nova-messages.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const novaText: Family = {
  name: 'nova-text',
  matches: (row) => row.model.startsWith('amazon.nova-') && answersText(row),
  formats: [novaMessages, ...generalText],
};

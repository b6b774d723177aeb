/** Cohere Command R and what follows it. */
import { cohereChat } from './bodies/cohere-chat.ts';
import type { Family } from './family.ts';
import { generalText } from './general.ts';

export const cohereCommand: Family = {
  name: 'cohere-command',
  matches: (row) => row.model.startsWith('cohere.command'),
  formats: [cohereChat, ...generalText],
};

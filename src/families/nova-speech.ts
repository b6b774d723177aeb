/** Amazon Nova Sonic, of every generation. */
import { novaMessages } from './bodies/nova-messages.ts';
import { novaSonic } from './bodies/nova-sonic.ts';
import type { Family } from './family.ts';

export const novaSpeech: Family = {
  name: 'nova-speech',
  matches: (row) => /^amazon\.nova-.*sonic/.test(row.model),
  formats: [novaSonic, novaMessages],
};

/** Amazon Nova Sonic, of every generation. */
import { novaMessages } from './dialects/nova-messages.ts';
import { novaSonic } from './dialects/nova-sonic.ts';
import type { Family } from './family.ts';

export const novaSpeech: Family = {
  name: 'nova-speech',
  matches: (row) => /^amazon\.nova-.*sonic/.test(row.model),
  dialects: [novaSonic, novaMessages],
};

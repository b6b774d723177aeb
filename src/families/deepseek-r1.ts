/** DeepSeek-R1. */
import { deepseekPrompt } from './bodies/deepseek-prompt.ts';
import type { Family } from './family.ts';
import { generalText } from './general.ts';

export const deepseekR1: Family = {
  name: 'deepseek-r1',
  matches: (row) => row.model.startsWith('deepseek.r1'),
  formats: [deepseekPrompt, ...generalText],
};

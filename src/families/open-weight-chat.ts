/** The many that speak OpenAI's chat body: Qwen, Gemma, Nemotron, MiniMax, Kimi K2, GLM, Jamba. */
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const openWeightChat: Family = {
  name: 'open-weight-chat',
  matches: (row) => /^(qwen|google|nvidia|minimax|moonshot|moonshotai|zai|ai21)\./.test(row.model) && answersText(row),
  formats: [...generalText],
};

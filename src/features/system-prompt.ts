/** A system prompt: it tells what the user then asks for. */
import { answerTokens, type Feature } from './feature.ts';

const system = 'The favourite colour of the user is turquoise.';

export const systemPrompt: Feature = {
  prompt: 'What is my favourite colour? Answer with one word.',
  tokens: answerTokens,
  additions: {
    converse: () => [{ system: [{ text: system }] }],
    'chat-completions': ({ prompt: words }) => [
      {
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: words },
        ],
      },
    ],
    responses: () => [{ instructions: system }],
    messages: () => [{ system }],
  },
  read: ({ text }) => (/turquoise/i.test(text) ? 'shown' : 'unclear'),
  about: /\bsystem\b|\binstructions?\b|\bpreamble\b/i,
};

/** A temperature of 0. That it is taken can be seen, what it does cannot: one reply has no spread. */
import type { Feature } from './feature.ts';

export const temperature: Feature = {
  prompt: 'Reply with OK.',
  tokens: 16,
  additions: {
    converse: () => [{ inferenceConfig: { temperature: 0 } }],
    'chat-completions': () => [{ temperature: 0 }],
    responses: () => [{ temperature: 0 }],
    messages: () => [{ temperature: 0 }],
  },
  read: () => 'shown',
  about: /temperature|sampling/i,
  refusals:
    /\b(?:may|can|must|should) only be\b|\bonly be set to\b|\bmust be (?:set to |exactly )?1\b|\bonly the default\b/i,
};

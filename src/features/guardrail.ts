/** A guardrail attached: its trace is in the reply. */
import type { Feature } from './feature.ts';

export const guardrail: Feature = {
  prompt: 'Reply with OK.',
  tokens: 16,
  inHeaders: true,
  additions: {
    converse: ({ guardrail: named }) =>
      named === undefined
        ? []
        : [{ guardrailConfig: { guardrailIdentifier: named.id, guardrailVersion: named.version, trace: 'enabled' } }],
  },
  read: ({ guarded }) => (guarded ? 'shown' : 'unclear'),
  about: /guardrail/i,
  needs: 'guardrail',
};

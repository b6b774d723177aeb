/** `policy`: the least IAM policy of a run. */
import type { Command } from './command.ts';
import { planned, questions } from './option-sets.ts';

export const policy = {
  summary: 'prints the least IAM policy that a run with these options needs; makes no call',
  options: [...planned, ...questions, 'auth', 'acceptAgreements', 'policyFor', 'terraform', 'explain'],
  takesRunOptions: true,
  examples: [
    ['bedrock-matrix policy --api all --model "*claude*" > policy.json', 'for one family'],
    ['bedrock-matrix policy --terraform --explain', 'with the reasons on stderr'],
  ],
  async act({ input, io }) {
    const { resolvePolicy } = await import('../config/check-requests.ts');
    const request = resolvePolicy(input);
    const work = await import('../commands/policy.ts');
    return work.policy(request, io);
  },
} as const satisfies Command;

/** `doctor`: the checks before a run. */
import type { Command } from './command.ts';
import { connection, places } from './option-sets.ts';

export const doctor = {
  summary: 'checks credentials, endpoints and permissions, and says how to fix each',
  options: [...places, 'api', ...connection, 'guardrail', 'guardrailOn', 'noRequestMetadata', 'json', 'noColor'],
  examples: [['bedrock-matrix doctor --region us-west-2', 'why a run would fail, before it does']],
  async act({ input, io }) {
    const { resolveDoctor } = await import('../config/check-requests.ts');
    const request = resolveDoctor(input);
    const work = await import('../commands/doctor.ts');
    return work.doctor(request, io);
  },
} as const satisfies Command;

/** Whether the account has the guardrail that a call attaches. */
import type { JsonObject } from '../../types.ts';
import type { Scenario } from '../scenario.ts';
import { textOf } from '../features/json.ts';

/** The one that an account has where the scenario names none. */
const usual = ['gr1234567890:1'];

/** Words: openclaw/openclaw#58588, a live call. The identifier may be an ARN; each guardrail has its DRAFT. */
export function guardrailFault({ guardrails = usual }: Scenario, config: JsonObject): string | undefined {
  const { guardrailIdentifier, guardrailVersion } = config;
  if (guardrailIdentifier === undefined && guardrailVersion === undefined) return undefined;
  const id = textOf(guardrailIdentifier).replace(/^arn:.*:guardrail\//, '');
  const version = textOf(guardrailVersion);
  const known = guardrails.some((entry) => {
    const [name = '', ...versions] = entry.split(':');
    return name === id && (version === 'DRAFT' || versions.includes(version));
  });
  return known ? undefined : 'The provided guardrail identifier is invalid.';
}

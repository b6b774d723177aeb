/** All rules in the order in which they are tried: the first that matches decides. */
import type { Rule } from './rule.ts';
import { credentialRules } from './rules/credentials.ts';
import { deniedRules, fallbackRules } from './rules/fallback.ts';
import { gateRules } from './rules/gates.ts';
import { malformedRules } from './rules/malformed.ts';
import { paceRules } from './rules/pace.ts';
import { policyRules } from './rules/policies.ts';
import { requestPartRules, requestRules } from './rules/requests.ts';
import { statusRules } from './rules/statuses.ts';
import { targetRules } from './rules/targets.ts';
import { transportRules } from './rules/transport.ts';

export const rules: readonly Rule[] = [
  ...transportRules,
  ...statusRules,
  ...malformedRules,
  ...credentialRules,
  ...policyRules,
  ...gateRules,
  ...paceRules,
  ...requestRules,
  ...targetRules,
  ...deniedRules,
  ...requestPartRules,
  ...fallbackRules,
];

/** Denials that name the kind of policy behind them. Before every other gate: IAM's sentence is embedded in many of those. */
import type { Rule } from '../rule.ts';
import { policyDenial } from '../words/policies.ts';

export const policyRules: readonly Rule[] = [
  // A key that is good, of a principal that may not use keys.
  {
    name: 'bearer-token-not-permitted',
    says: [/callwithbearertoken/],
    reason: 'api-key-permission',
    action: 'done',
    example: 'rn-invoke-stream-bl-004',
  },
  {
    name: 'denied-by-scp',
    says: [/\bservice[ -]control polic(?:y|ies)|\bscps?\b/],
    reason: 'scp-denied',
    action: 'done',
    example: 'own-scp',
  },
  {
    name: 'denied-by-rcp',
    says: [/\bresource[ -]control polic(?:y|ies)|\brcps?\b/],
    reason: 'resource-control-denied',
    action: 'done',
    example: 'own-rcp',
  },
  {
    name: 'denied-by-boundary',
    says: [/\bpermissions?[ -]boundar(?:y|ies)/],
    reason: 'permissions-boundary',
    action: 'done',
    example: 'own-boundary',
  },
  {
    name: 'denied-by-session-policy',
    says: [/\bsession[ -]polic(?:y|ies)/],
    reason: 'session-policy',
    action: 'done',
    example: 'own-session-policy',
  },
  {
    name: 'denied-by-vpc-endpoint',
    says: [/\bvpc[ -]?(?:endpoint|e)\b(?: \w+)?|\bendpoint polic(?:y|ies)/, policyDenial],
    reason: 'vpc-endpoint-policy',
    action: 'done',
    example: 'own-vpce',
  },
  {
    name: 'denied-by-resource-policy',
    says: [/\bresource[ -](?:based )?polic(?:y|ies)/, policyDenial],
    unless: [/\bidentity/],
    reason: 'resource-policy-denied',
    action: 'done',
    example: 'own-resource-policy',
  },
];

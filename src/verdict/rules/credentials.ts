/** Credentials, clock or signer are at fault: the run stops, and no cell is judged by it. */
import type { Rule } from '../rule.ts';
import {
  clockIsWrong,
  credentialHeader,
  identity,
  keyIsWrong,
  nothingSent,
  signatureIsWrong,
  token,
} from '../words/credentials.ts';

const denied = /\bnot authorized to perform\b|\bexplicit(?:ly)? den|\bpolicy\b/;

export const credentialRules: readonly Rule[] = [
  {
    name: 'clock-skew',
    says: [clockIsWrong],
    reason: 'clock-skew',
    action: 'pause-run',
    example: 'rn-invoke-au-002',
  },
  {
    name: 'clock-skew-exception',
    kinds: ['requesttimetooskewed', 'requestexpired', 'requestinthefuture'],
    reason: 'clock-skew',
    action: 'pause-run',
    example: 'own-request-expired',
  },
  {
    name: 'signature-exception',
    kinds: ['invalidsignature', 'signaturedoesnotmatch', 'incompletesignature'],
    reason: 'signature',
    action: 'pause-run',
    example: 'rn-any-au-001',
  },
  {
    name: 'signature-words',
    says: [signatureIsWrong],
    // Claude signs its thinking: that signature stands in our body, and says nothing of our keys.
    unless: [denied, /\bthinking\b/],
    reason: 'signature',
    action: 'pause-run',
    example: 'rn-converse-au-004',
  },
  {
    name: 'expired-exception',
    kinds: ['expiredtoken', 'tokenrefreshrequired', 'expiredtokenid'],
    reason: 'credentials-expired',
    action: 'pause-run',
    example: 'own-expired-exception',
  },
  {
    name: 'expired-words',
    sentence: [token, /\bexpired?\b|\bno longer valid\b|\bhas (?:ended|run out|lapsed)\b/],
    unless: [denied],
    reason: 'credentials-expired',
    action: 'pause-run',
    example: 'own-bearer-expired',
  },
  {
    name: 'no-credentials-sent',
    says: [nothingSent, credentialHeader],
    unless: [denied, /\bmodel\b/],
    reason: 'credentials-missing',
    action: 'pause-run',
    example: 'ma-chat-completions-au-003',
  },
  {
    name: 'missing-token-exception',
    kinds: ['missingauthenticationtoken'],
    reason: 'credentials-missing',
    action: 'pause-run',
    example: 'own-missing-token',
  },
  {
    name: 'invalid-credentials',
    kinds: [
      'unrecognizedclient',
      'invalidclienttokenid',
      'invalidclienttoken',
      'invalidaccesskeyid',
      'invalidapikey',
      'authentication',
      'authfailure',
      'unrecognizedkey',
    ],
    reason: 'credentials-invalid',
    action: 'pause-run',
    example: 'ma-chat-completions-au-001',
  },
  {
    name: 'invalid-credentials-words',
    sentence: [identity, keyIsWrong],
    unless: [denied, /\bmodel\b/, /\{id\}/],
    reason: 'credentials-invalid',
    action: 'pause-run',
    example: 'rn-converse-au-003',
  },
];

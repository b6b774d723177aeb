/** Credentials, clock or signer are at fault: the run stops, and no cell is judged by it. */
import type { Rule } from '../rule.ts';
import { anyOf } from '../vocabulary.ts';

const token = anyOf(
  '(?:security|session|bearer|access|auth(?:entication|orization)?|api) tokens?',
  'api[ -]?keys?',
  'credentials?',
  'access[ -]?keys?(?: ids?)?',
  'tokens? (?:included|provided|supplied|sent|in the request)',
  'presigned url',
  'request has',
);
const denied = /\bnot authorized to perform\b|\bexplicit(?:ly)? den|\bpolicy\b/;

export const credentialRules: readonly Rule[] = [
  {
    name: 'clock-skew',
    says: [
      /\bsignature (?:has |is |was )?(?:already )?(?:expired|not yet (?:current|valid))|\bsignature\b.*\b(?:expired|is now (?:earlier|later) than|too old|stale|clock)|\bclock (?:skew|is)|\brequest time\b.*\b(?:skew|too large|differ)|\bis now (?:earlier|later) than\b/,
    ],
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
    says: [
      /\bsignatures?\b.*\b(?:not match|mismatch|differ\w*|not (?:the )?same|invalid|not valid|incorrect|wrong|not (?:be )?verif\w+)|\b(?:not match|mismatch\w*|differs?|invalid|wrong|incorrect) (?:\w+ ){0,5}?(?:request )?signature|\bscoped? (?:\w+ ){0,3}?(?:service|region)|\bcredential\w* (?:\w+ ){0,3}?scoped?\b|\bwrong (?:service|region) (?:\w+ )?scope|\bcredential scope\b/,
    ],
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
    says: [
      /\b(?:missing|no|without|absent|lacks?|require[sd]?|not (?:\w+ ){0,3}?(?:contain|include|found|sent|provided|present|supplied|have)\w*)\b/,
      anyOf(
        'authentication tokens?',
        '(?:authorization|x-api-key|authentication)(?: or (?:x-api-key|authorization))? headers?',
        'headers? (?:\\w+ )?(?:authorization|x-api-key)(?: or x-api-key)?',
        'authorization (?:or|and|/) x-api-key',
        'credentials',
      ),
    ],
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
    sentence: [
      anyOf(
        '(?:security|session|bearer|auth(?:entication|orization)?) tokens?',
        'api[ -]?keys?',
        'access[ -]?keys?(?: ids?)?',
        '(?:aws )?credentials?',
        'authenticat\\w+',
      ),
      /\b(?:invalid|not valid|is valid|be valid|valid api key|malformed|incorrect|wrong|bad|fail(?:ed|ure)?|could not|can not|rejected|refused|not (?:\w+ ){0,2}?(?:recognized|accepted|found|known|match|pass\w*|start|begin|correct|exist|verified|authenticate\w*|succe\w+)|must (?:start|begin)|unknown|revoked|disabled|inactive|not known|denied)\b/,
    ],
    unless: [denied, /\bmodel\b/, /\{id\}/],
    reason: 'credentials-invalid',
    action: 'pause-run',
    example: 'rn-converse-au-003',
  },
];

/** No whole HTTP reply came, or nothing was sent: nothing is learned about the target. */
import type { Rule } from '../rule.ts';

export const transportRules: readonly Rule[] = [
  {
    name: 'no-credentials-here',
    origins: ['local'],
    kinds: ['credentials'],
    reason: 'credentials-missing',
    action: 'pause-run',
    example: 'own-local-credentials',
  },
  { name: 'not-sent', origins: ['local'], reason: 'request-not-sent', action: 'done', example: 'own-local-request' },
  {
    name: 'transport-timeout',
    origins: ['transport'],
    kinds: ['timeout'],
    reason: 'timeout',
    action: 'retry',
    example: 'nw-converse-in-001',
  },
  // A resolver that is busy says EAI_AGAIN; a name that does not exist will not exist in ten seconds either.
  {
    name: 'resolver-busy',
    origins: ['transport'],
    kinds: ['dns'],
    says: [/eai_again|servfail|temporary/],
    reason: 'dns',
    action: 'retry',
    example: 'own-dns-busy',
  },
  {
    name: 'no-such-host',
    origins: ['transport'],
    kinds: ['dns'],
    reason: 'dns',
    action: 'done',
    example: 'nw-converse-stream-in-002',
  },
  {
    name: 'connection-refused',
    origins: ['transport'],
    kinds: ['refused'],
    reason: 'connection-refused',
    action: 'retry',
    example: 'own-refused',
  },
  {
    name: 'not-tls',
    origins: ['transport'],
    kinds: ['nottls'],
    reason: 'not-tls',
    action: 'done',
    example: 'own-not-tls',
  },
  { name: 'tls-failed', origins: ['transport'], kinds: ['tls'], reason: 'tls', action: 'done', example: 'own-tls' },
  {
    name: 'proxy-refused',
    origins: ['transport'],
    kinds: ['proxy'],
    reason: 'proxy',
    action: 'pause-run',
    example: 'own-proxy',
  },
  { name: 'connection-lost', origins: ['transport'], reason: 'connection-lost', action: 'retry', example: 'own-reset' },
];

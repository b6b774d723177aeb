/** Reasons that say that nobody answered: neither the model nor the service said anything about the target. */
import type { Reason } from './reasons.ts';

const unanswered = {
  throttled: true,
  timeout: true,
  'server-error': true,
  'connection-lost': true,
  'connection-refused': true,
  dns: true,
  tls: true,
  'not-tls': true,
  proxy: true,
  'malformed-reply': true,
} as const satisfies Partial<Record<Reason, true>>;

export function isUnanswered(reason: string | undefined): boolean {
  return reason !== undefined && Object.hasOwn(unanswered, reason);
}

/**
 * The ARNs that calls must name, beside the form in which they are stored: without the account. Held in memory alone; a run
 * that goes on later lists again what it has to call.
 */
import { redact } from './redact.ts';

export interface ArnRegistry {
  /** The stored form: as given, but for the account id. */
  redact(arn: string): string;
  /** What to call for a stored form; undefined when it was not listed. */
  resolve(stored: string): string | undefined;
}

export function createArnRegistry(): ArnRegistry {
  const arns = new Map<string, string>();
  return {
    redact(arn) {
      const stored = redact(arn);
      arns.set(stored, arn);
      return stored;
    },
    resolve: (stored) => arns.get(stored),
  };
}

/** What is concluded of a cell. */
import type { VerdictName } from '../enumerations.ts';
import type { Reason } from '../reasons/reasons.ts';

/** The conclusion over all attempts of a cell. */
export interface Verdict {
  verdict: VerdictName;
  /** Absent only on `supported`. */
  reason?: Reason;
  /** Name of the rule that decided. */
  rule: string;
  /** The service's own words on which the verdict stands. */
  message?: string;
}

/** A settled cell, compact enough to keep 100,000 of them: what every report renders. Read from evidence of another version, its reason may be unknown here. */
export interface CellResult extends Omit<Verdict, 'reason'> {
  reason?: string;
  /** HTTP status and request id of the deciding attempt. */
  status?: number;
  requestId?: string;
  errorType?: string;
  /** When the deciding attempt began, ISO 8601. */
  at?: string;
  /** Latency of the deciding attempt, in milliseconds; and until its first byte, on streams. */
  ms?: number;
  firstByteMs?: number;
  /** Tokens of all answered calls of the cell, as in `Reply`. */
  inputTokens?: number;
  outputTokens?: number;
  cacheWriteTokens?: number;
  /** Route and body variant of the deciding attempt. */
  route?: string;
  variant?: string;
  /** HTTP calls made for the cell. */
  calls: number;
}

/** A result as a stage of this version writes it: the compiler knows its code. */
export type KnownResult = CellResult & { reason?: Reason };

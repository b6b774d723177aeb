/** What a rule is: the shape of a reply, the words that decide where the shape does not, and what follows. */
import type { ApiName, AccountResourceKind, Cell, Endpoint, Fault, VerdictName } from '../types.ts';
import type { Reason } from '../reasons/reasons.ts';
import { plainWording, type Wording } from './wording.ts';

/**
 * What the probe does after such a reply.
 * - `done`: nothing more is to be learned here
 * - `retry`: transient, send the same request again later
 * - `repair`: our body, a parameter or our address is at fault, send it in another form
 * - `reroute`: this base path refuses, another may answer
 * - `pause-run`: credentials, clock, signer or proxy are at fault, no cell may be judged by it
 */
export type Action = 'done' | 'retry' | 'repair' | 'reroute' | 'pause-run';

/** Every condition that is given must hold. */
export interface Rule {
  name: string;
  endpoint?: Endpoint;
  apis?: readonly ApiName[];
  /** What the account set up: the row is one of these. */
  rowKind?: AccountResourceKind;
  origins?: readonly Fault['origin'][];
  /** Statuses, first to last, both inclusive; a fault without status matches none. */
  status?: readonly (readonly [number, number])[];
  /** Exception names, error types or codes, as `kindOf` writes them; one of the fault's own suffices. */
  kinds?: readonly string[];
  /** `error.param` of the OpenAI shape. */
  param?: RegExp;
  /** Each is found somewhere in the plain wording. */
  says?: readonly RegExp[];
  /** All are found within one sentence of the plain wording... */
  sentence?: readonly RegExp[];
  /** ...that has none of these; without `sentence` none is anywhere in the wording. */
  unless?: readonly RegExp[];
  reason: Reason;
  action: Action;
  /** The reply it was written for, by its id in test/verdict/replies.json, where its source stands. */
  example: string;
}

/** What one reply means, by itself. */
export interface Ruling {
  verdict: VerdictName;
  /** Absent only on `supported`. */
  reason?: Reason;
  /** Name of the rule that decided. */
  rule: string;
  action: Action;
}

/** What rules look at. */
export interface Case {
  cell: Cell;
  fault: Fault;
  status: number | undefined;
  kinds: readonly string[];
  wording: Wording;
}

export function caseOf(cell: Cell, fault: Fault, status: number | undefined): Case {
  const kinds = [fault.type, fault.code].filter((name) => name !== undefined).map(kindOf);
  return { cell, fault, status, kinds, wording: plainWording(fault.message, cell.row) };
}

/** `com.amazon.coral.service#ThrottlingException`, `throttlingException` and `throttling_error` are all `throttling`. */
function kindOf(name: string): string {
  const bare = (name.split('#').pop() ?? name).split(':')[0] ?? name;
  const letters = bare.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return letters.replace(/(?:exception|error|fault)$/, '') || letters;
}

export function matches(rule: Rule, subject: Case): boolean {
  return matchesShape(rule, subject) && matchesWords(rule, subject.wording);
}

function matchesShape(rule: Rule, { cell, fault, status, kinds }: Case): boolean {
  return (
    (rule.endpoint === undefined || rule.endpoint === cell.row.endpoint) &&
    (rule.apis === undefined || rule.apis.includes(cell.api)) &&
    (rule.rowKind === undefined || rule.rowKind === cell.row.kind) &&
    (rule.origins === undefined || rule.origins.includes(fault.origin)) &&
    (rule.status === undefined ||
      (status !== undefined && rule.status.some(([from, to]) => from <= status && status <= to))) &&
    (rule.kinds === undefined || rule.kinds.some((kind) => kinds.includes(kind))) &&
    (rule.param === undefined || (fault.param !== undefined && rule.param.test(fault.param)))
  );
}

function matchesWords({ says = [], sentence, unless = [] }: Rule, { whole, sentences }: Wording): boolean {
  if (!says.every((pattern) => pattern.test(whole))) return false;
  if (sentence === undefined) return !unless.some((pattern) => pattern.test(whole));
  return sentences.some(
    (words) => sentence.every((pattern) => pattern.test(words)) && !unless.some((pattern) => pattern.test(words)),
  );
}

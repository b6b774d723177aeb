/** The one cause behind a run in which nearly every cell failed alike. */
import type { AlternativesOf } from './alternatives.ts';
import { largestGroup } from '../plan/grouped.ts';
import { outsideReasons } from '../reasons/outside.ts';
import type { VerdictName } from '../types.ts';
import type { ReportedCell } from './cells.ts';
import { nextStepOf, titleOf } from './reason.ts';

/** A fault outside the models that explains the run. */
export interface Cause {
  verdict: VerdictName;
  reason: string;
  title: string;
  /** Cells that failed for it, and their share of all cells that were called, 0 to 1. */
  count: number;
  share: number;
  /** The service's own words on most of them. */
  message?: string;
  next?: string;
}

/** Fewer alike cells can be chance, and a smaller share leaves too much that is about the models. */
const leastCells = 8;
const leastShare = 0.8;

const outside: ReadonlySet<string> = new Set(outsideReasons);

export function causeOf(cells: readonly ReportedCell[], alternativesOf: AlternativesOf): Cause | undefined {
  const called = cells.filter(({ result }) => result.calls > 0);
  const failed = called.filter(({ result }) => result.reason !== undefined && outside.has(result.reason));
  const alike = largestGroup(failed, ({ result }) => result.reason);
  const [first] = alike;
  if (first?.result.reason === undefined || alike.length < leastCells) return undefined;
  const share = alike.length / called.length;
  if (share < leastShare) return undefined;
  const { verdict, reason } = first.result;
  const typical = largestGroup(alike, ({ result }) => result.message)[0] ?? first;
  const { message } = typical.result;
  const next = nextStepOf(typical, alternativesOf);
  return {
    verdict,
    reason,
    title: titleOf(reason),
    count: alike.length,
    share,
    ...(message !== undefined && { message }),
    ...(next !== undefined && { next }),
  };
}

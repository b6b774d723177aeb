/** Looks reason codes up in the catalogue: a record may hold codes of another version, which are shown as they are. */
import { deniedRegion } from '../verdict/denial.ts';
import { adviceFor } from '../verdict/advice.ts';
import { isReason, reasons } from '../reasons/reasons.ts';
import { type AlternativesOf, avoiding } from './alternatives.ts';
import type { ReportedCell } from './cells.ts';

/** The short name of a reason; the code itself where the catalogue has none. */
export function titleOf(reason: string): string {
  return isReason(reason) ? reasons[reason].title : reason;
}

/** A ✗ that needs no explaining: it follows from what the target is. */
export function isStructural(reason: string | undefined): boolean {
  return reason !== undefined && isReason(reason) && reasons[reason].structural === true;
}

/** What the user can do about a cell; undefined for a reason that the catalogue does not know. */
export function nextStepOf({ row, api, result }: ReportedCell, alternativesOf: AlternativesOf): string | undefined {
  const { reason, message } = result;
  if (reason === undefined || !isReason(reason)) return undefined;
  const closed = reason === 'scp-denied' && message !== undefined ? deniedRegion(message) : undefined;
  const all = alternativesOf(row);
  const alternatives = closed === undefined ? all : avoiding(all, closed);
  return adviceFor(reason, { row, api, alternatives, ...(message === undefined ? {} : { message }) });
}

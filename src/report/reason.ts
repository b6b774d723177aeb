/** Looks reason codes up in the catalogue: a record may hold codes of another version, which are shown as they are. */
import { regionOf } from '../plan/cell.ts';
import { deniedRegion } from '../verdict/denial.ts';
import { nextStep } from '../verdict/next-step.ts';
import { isReason, reasons } from '../verdict/reasons.ts';
import type { Row, Run } from '../types.ts';
import type { ReportedCell } from './cells.ts';

/** The short name of a reason; the code itself where the catalogue has none. */
export function titleOf(reason: string): string {
  return isReason(reason) ? reasons[reason].title : reason;
}

/** A ✗ that needs no explaining: it follows from what the target is. */
export function isStructural(reason: string | undefined): boolean {
  return reason !== undefined && isReason(reason) && reasons[reason].structural === true;
}

/** What the user can do about a cell; undefined for a reason that the catalogue does not know. `siblings`: rows of profiles over its model. */
export function nextStepOf({ row, api, result }: ReportedCell, siblings: readonly Row[]): string | undefined {
  const { reason, message } = result;
  if (reason === undefined || !isReason(reason)) return undefined;
  const closed = reason === 'scp-denied' && message !== undefined ? deniedRegion(message) : undefined;
  const usable = closed === undefined ? siblings : siblings.filter((sibling) => avoids(sibling, closed));
  const profiles = usable.flatMap(({ profile }) => profile ?? []);
  return nextStep(reason, { row, api, profiles, ...(message === undefined ? {} : { message }) });
}

/** A global profile may route anywhere, whatever its model ARNs name. */
function avoids({ profileType, destinations }: Row, region: string): boolean {
  return profileType !== 'global-cross-region' && destinations !== undefined && !destinations.includes(region);
}

/** The rows of the system-defined inference profiles that serve a row's model in its Region. */
export type ProfileFinder = (row: Row) => readonly Row[];

export function profileFinder(run: Run): ProfileFinder {
  const known = new Map<string, Row[]>();
  const keyOf = (row: Row): string => `${regionOf(row)} ${row.model}`;
  for (const row of run.rows) {
    if (row.profile === undefined || row.kind !== undefined) continue;
    known.set(keyOf(row), [...(known.get(keyOf(row)) ?? []), row]);
  }
  return (row) => known.get(keyOf(row)) ?? [];
}

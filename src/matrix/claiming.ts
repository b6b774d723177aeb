/** The claims of a run, which come while models are asked already that need none. */
import type { Evidence } from '../evidence/open-evidence.ts';
import type { Hold } from '../runner/hold.ts';
import { regionOf } from '../plan/cell.ts';
import type { Availability, Cell, Row } from '../types.ts';
import { agreementNote, agreementsPending, mayNeedAgreement, needsAgreement } from './agreements.ts';

export interface Claiming {
  /** Known from earlier, then all. */
  claims: Availability[];
  /** Those that are still to come. */
  claiming: Promise<Availability[]>;
}

/** Of a run that goes on, the rows whose claim its evidence lacks: it may have ended while they came. */
export function rowsWithoutClaim(rows: readonly Row[], claims: readonly Availability[]): Row[] {
  const have = new Set(claims.map((claim) => `${regionOf(claim)} ${claim.model}`));
  return rows.filter((row) => mayNeedAgreement({ row }) && !have.has(`${regionOf(row)} ${row.model}`));
}

interface ClaimsOptions {
  evidence: Evidence;
  acceptAgreements: boolean;
  note(text: string): void;
}

/** Writes the claims down as soon as all are there; until then only models are asked that need none. */
export function holdForClaims(task: Claiming, options: ClaimsOptions): Hold {
  const until = permitted(task, options);
  // The sweep reports it; without held cells nobody waits for it but the end of the sweep.
  until.catch(() => undefined);
  return { isHeld: mayNeedAgreement, until };
}

async function permitted(
  task: Claiming,
  { evidence, acceptAgreements, note }: ClaimsOptions,
): Promise<(cell: Cell) => boolean> {
  const claims = await task.claiming;
  await evidence.claims(claims);
  task.claims = [...task.claims, ...claims];
  const pending = agreementsPending(task.claims);
  const text = agreementNote(pending, acceptAgreements);
  if (text !== undefined) note(text);
  const isPending = needsAgreement(acceptAgreements ? [] : pending);
  return (cell) => !isPending(cell);
}

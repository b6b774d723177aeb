/** Holds models back until the control plane has said whether a first call accepts an agreement; others are called meanwhile. */
import type { Evidence } from '../evidence/open-evidence.ts';
import type { Hold } from '../runner/hold.ts';
import type { Cell, Row } from '../types.ts';
import { agreementNote, agreementsPending, mayNeedAgreement, needsAgreement } from './agreements.ts';
import type { Claims } from './claims.ts';

interface ClaimsOptions {
  evidence: Evidence;
  acceptAgreements: boolean;
  note(text: string): void;
}

export interface Claiming {
  hold: Hold;
  /** All claims have come, and the user knows those that matter. */
  done: Promise<void>;
}

/** Writes each claim down as it comes, and releases its model; the note names all models at once. */
export function holdForClaims(claims: Claims, { evidence, acceptAgreements, note }: ClaimsOptions): Claiming {
  claims.forEach((claim) => evidence.claim(claim));
  const done = announced(claims, acceptAgreements, note);
  done.catch(() => undefined);

  async function decide(row: Row): Promise<(cell: Cell) => boolean> {
    const claim = await claims.of(row);
    const pending = agreementsPending(claim === undefined ? [] : [claim]);
    if (pending.length === 0) return () => true;
    if (acceptAgreements) {
      // What is accepted is named first, and named once: only then it is called.
      await done;
      return () => true;
    }
    const isPending = needsAgreement(pending);
    return (cell) => !isPending(cell);
  }

  return { hold: (cell) => (mayNeedAgreement(cell) ? decide(cell.row) : undefined), done };
}

async function announced(claims: Claims, accept: boolean, note: (text: string) => void): Promise<void> {
  const text = agreementNote(agreementsPending(await claims.all), accept);
  if (text !== undefined) note(text);
}

/** The record of a run as it happens: what a run has to tell, line by line. */
import { cellKey } from '../plan/cell.ts';
import type { Attempt, Availability, Cell, CellResult, Listing, Row, RunEnd, RunHeader } from '../types.ts';
import { openJournal } from './journal.ts';

/** Every promise rejects with a UserError that names the file; what was written before stays whole. */
export interface Evidence {
  /** First of all in a new file. */
  header(header: RunHeader): Promise<void>;
  /** First of all in a file that a run goes on with. `at`: ISO 8601. */
  resumed(at: string): Promise<void>;
  listing(listing: Listing): Promise<void>;
  rows(rows: readonly Row[]): Promise<void>;
  claims(claims: readonly Availability[]): Promise<void>;
  /** Not waited for: on disk within 200 ms, and before the cell's own line. */
  attempt(cell: Cell, attempt: Attempt): void;
  settled(cell: Cell, result: CellResult): Promise<void>;
  end(end: RunEnd): Promise<void>;
  /** Writes what waits. */
  close(): Promise<void>;
}

/** Opens the file as `openJournal` does; call it with the file's lock held, and in mode `new` once the run is sure to start. */
export async function openEvidence(path: string, mode: 'new' | 'resume'): Promise<Evidence> {
  const { hold, write, close } = await openJournal(path, mode);
  return {
    header: (header) => write({ t: 'run', ...header }),
    resumed: (at) => write({ t: 'resume', at }),
    listing: (listing) => write({ t: 'listing', ...listing }),
    rows(rows) {
      for (const row of rows) hold({ t: 'row', ...row });
      return write();
    },
    claims(claims) {
      for (const claim of claims) hold({ t: 'claim', ...claim });
      return write();
    },
    attempt: (cell, attempt) => hold({ t: 'attempt', cell: cellKey(cell), ...attempt }),
    settled: (cell, result) => write({ t: 'cell', cell: cellKey(cell), ...result }),
    end: (end) => write({ t: 'end', ...end }),
    close,
  };
}

/** The record of a run as it happens: what a run has to tell, line by line. */
import { cellKey } from '../plan/cell.ts';
import type { Attempt, Availability, Cell, CellResult, Listing, Row, RunEnd, RunHeader } from '../types.ts';
import { openJournal } from './journal.ts';

/** Every promise rejects with a UserError that names the file; what was written before stays whole. */
export interface Evidence {
  /** First of all in a new file. */
  header(header: RunHeader): Promise<void>;
  /** First of all in a file that a run continues. `at`: ISO 8601. */
  resumed(at: string): Promise<void>;
  /** Rows first: where a Region has its listings, it has all its rows. */
  found(rows: readonly Row[], listings: readonly Listing[]): Promise<void>;
  /** Not waited for: a run that goes on asks again for one that is missing. */
  claim(claim: Availability): void;
  /** Not waited for: on disk within 200 ms, and before the cell's own line. */
  attempt(cell: Cell, attempt: Attempt): void;
  settled(cell: Cell, result: CellResult): Promise<void>;
  end(end: RunEnd): Promise<void>;
  /** Writes what waits. */
  close(): Promise<void>;
}

/** Opens the file as `openJournal` does; call it with the file's lock held, and in mode `new` once the run is sure to start. */
export async function openEvidence(path: string, mode: 'new' | 'resume'): Promise<Evidence> {
  const { enqueue, write, close } = await openJournal(path, mode);
  return {
    header: (header) => write({ t: 'run', ...header }),
    resumed: (at) => write({ t: 'resume', at }),
    found(rows, listings) {
      for (const row of rows) enqueue({ t: 'row', ...row });
      return write(...listings.map((listing) => ({ t: 'listing' as const, ...listing })));
    },
    claim: (claim) => enqueue({ t: 'claim', ...claim }),
    attempt: (cell, attempt) => enqueue({ t: 'attempt', cell: cellKey(cell), ...attempt }),
    settled: (cell, result) => write({ t: 'cell', cell: cellKey(cell), ...result }),
    end: (end) => write({ t: 'end', ...end }),
    close,
  };
}

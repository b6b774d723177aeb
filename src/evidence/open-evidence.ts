/** Opens the evidence of a run for writing: append-only, one writer at a time. */
import { type FileHandle, open } from 'node:fs/promises';
import { cellKey } from '../plan/cell.ts';
import type { Attempt, Cell, CellResult, Listing, Row, RunEnd, RunHeader } from '../types.ts';
import { appendTo } from './append.ts';
import { fileError } from './file-error.ts';
import type { EvidenceLine } from './line.ts';
import { lock } from './lock.ts';
import { repairEvidence } from './repair-evidence.ts';
import { scrubbedLine } from './scrub.ts';

/** The record of a run as it happens. Every promise rejects with a UserError that names the file; what was written before stays whole. */
export interface Evidence {
  /** First of all in a new file. */
  header(header: RunHeader): Promise<void>;
  /** First of all in a file that a run goes on with. `at`: ISO 8601. */
  resumed(at: string): Promise<void>;
  listing(listing: Listing): Promise<void>;
  rows(rows: readonly Row[]): Promise<void>;
  /** Not waited for: on disk within 200 ms, and before the cell's own line. */
  attempt(cell: Cell, attempt: Attempt): void;
  settled(cell: Cell, result: CellResult): Promise<void>;
  end(end: RunEnd): Promise<void>;
  /** Writes what waits and releases the lock; the lock goes even where the write fails. */
  close(): Promise<void>;
}

/**
 * `new` empties a file that is there, so call it once the run is sure to start; `resume` cuts a torn last line and goes on behind it.
 * UserError when the file cannot be opened, or another run is writing it.
 */
export async function openEvidence(path: string, mode: 'new' | 'resume'): Promise<Evidence> {
  const release = await lock(path);
  try {
    if (mode === 'resume') await repairEvidence(path);
    const handle = await openFile(path, mode);
    return evidence(handle, path, { length: (await handle.stat()).size, release });
  } catch (error) {
    await release();
    throw error;
  }
}

async function openFile(path: string, mode: 'new' | 'resume'): Promise<FileHandle> {
  try {
    return await open(path, mode === 'new' ? 'w' : 'a');
  } catch (error) {
    throw fileError('open the evidence file', path, error);
  }
}

interface Opened {
  length: number;
  release: () => Promise<void>;
}

function evidence(handle: FileHandle, path: string, { length, release }: Opened): Evidence {
  const appender = appendTo(handle, path, length);
  const hold = (line: EvidenceLine): void => appender.hold(scrubbedLine(line));
  const write = (...lines: EvidenceLine[]): Promise<void> => {
    lines.forEach(hold);
    return appender.flush();
  };
  return {
    header: (header) => write({ t: 'run', ...header }),
    resumed: (at) => write({ t: 'resume', at }),
    listing: (listing) => write({ t: 'listing', ...listing }),
    rows: (rows) => write(...rows.map((row) => ({ t: 'row' as const, ...row }))),
    attempt: (cell, attempt) => hold({ t: 'attempt', cell: cellKey(cell), ...attempt }),
    settled: (cell, result) => write({ t: 'cell', cell: cellKey(cell), ...result }),
    end: (end) => write({ t: 'end', ...end }),
    async close() {
      try {
        await appender.flush();
      } finally {
        await handle.close();
        await release();
      }
    },
  };
}

/** Copies what one evidence file recorded of cells into another. */
import type { Journal } from './journal.ts';
import { readLines } from './read-lines.ts';

/** Lines that are handed over before the disk is waited for. */
const atOnce = 500;

/** The attempts and verdicts of the cells that are wanted, in their order. Rejects with a UserError that names the file at fault. */
export async function copyCells(path: string, journal: Journal, wanted: (cell: string) => boolean): Promise<void> {
  let held = 0;
  for await (const line of readLines(path)) {
    if ((line.t !== 'attempt' && line.t !== 'cell') || !wanted(line.cell)) continue;
    journal.enqueue(line);
    held += 1;
    if (held % atOnce === 0) await journal.write();
  }
}

/** Reads an evidence file back into the Run that every report renders from. */
import { UserError } from '../errors.ts';
import { rowKey } from '../plan/cell.ts';
import type { Attempt, CellResult, Listing, Row, Run, RunEnd, RunHeader } from '../types.ts';
import type { EvidenceLine } from './line.ts';
import { readLines } from './read-lines.ts';

export interface EvidenceFile {
  run: Run;
  /** The last line was cut in the middle and left out: its cell counts as untested. `repairEvidence` removes it. */
  torn: boolean;
}

/** What the lines have told so far. Keyed, because a run that went on says some things again: the last word counts. */
interface Reading {
  header?: RunHeader;
  listings: Map<string, Listing>;
  rows: Map<string, Row>;
  results: Map<string, CellResult>;
  end?: RunEnd;
}

/** The run in the file, without its attempts. UserError on a file that is missing, not evidence, damaged before its end or too new. */
export async function readEvidence(path: string): Promise<EvidenceFile> {
  const reading: Reading = { listings: new Map(), rows: new Map(), results: new Map() };
  const lines = readLines(path);
  let next = await lines.next();
  while (next.done !== true) {
    take(reading, next.value);
    next = await lines.next();
  }
  return { run: runOf(reading, path), torn: next.value };
}

/** The attempts of the cells that are wanted, in the order in which they ended. Attempts of cells that never settled are among them. */
export async function* readAttempts(
  path: string,
  wanted: (cell: string) => boolean,
): AsyncGenerator<{ cell: string; attempt: Attempt }> {
  for await (const line of readLines(path)) {
    if (line.t !== 'attempt' || !wanted(line.cell)) continue;
    const { t: _t, cell, ...attempt } = line;
    yield { cell, attempt };
  }
}

function take(reading: Reading, line: EvidenceLine): void {
  switch (line.t) {
    case 'run':
      reading.header = bare(line);
      break;
    case 'resume':
      delete reading.end;
      break;
    case 'listing':
      reading.listings.set(`${line.region} ${line.source}`, bare(line));
      break;
    case 'row':
      reading.rows.set(rowKey(line), bare(line));
      break;
    case 'cell': {
      const { cell, ...result } = bare(line);
      reading.results.set(cell, result);
      break;
    }
    case 'end':
      reading.end = bare(line);
      break;
    case 'attempt':
      break;
  }
}

function bare<Line extends EvidenceLine>(line: Line): Omit<Line, 't'> {
  const { t: _t, ...rest } = line;
  return rest;
}

function runOf({ header, listings, rows, results, end }: Reading, path: string): Run {
  if (header === undefined) throw new UserError(`${path} holds no run.`, 'Name the evidence file of a run (NDJSON).');
  const run: Run = { header, listings: [...listings.values()], rows: [...rows.values()], results };
  return end === undefined ? run : { ...run, end };
}

/** Reads an evidence file back into the Run that every report renders from. */
import { UserError } from '../errors.ts';
import { keyOfWords, regionOf, rowKey } from '../plan/cell.ts';
import { sortClaims, sortListings, sortRows } from '../plan/rows.ts';
import type { Attempt, Availability, CellResult, Listing, Row, Run, RunEnd, RunHeader } from '../types.ts';
import { resultInterner } from './intern.ts';
import type { EvidenceLine } from './line.ts';
import { readLines } from './read-lines.ts';
import { replaces } from './replaces.ts';

export interface EvidenceFile {
  run: Run;
  /** The last line was cut in the middle and left out: its cell counts as untested. `repairEvidence` removes it. */
  truncated: boolean;
  /** Calls recorded, those of cells that never settled among them. */
  attempts: number;
}

/** What the lines have said so far. Keyed, because a run that went on says some things again: the last word counts. */
interface Reading {
  header?: RunHeader;
  listings: Map<string, Listing>;
  rows: Map<string, Row>;
  claims: Map<string, Availability>;
  results: Map<string, CellResult>;
  end?: RunEnd;
  attempts: number;
  interned: (result: CellResult) => CellResult;
}

/** The run in the file, without its attempts. UserError on a file that is missing, not evidence, damaged before its end or too new. */
export async function readEvidence(path: string): Promise<EvidenceFile> {
  const reading: Reading = {
    listings: new Map(),
    rows: new Map(),
    claims: new Map(),
    results: new Map(),
    attempts: 0,
    interned: resultInterner(),
  };
  const lines = readLines(path);
  let next = await lines.next();
  while (next.done !== true) {
    take(reading, next.value);
    next = await lines.next();
  }
  return { run: runOf(reading, path), truncated: next.value, attempts: reading.attempts };
}

/** Whether any cell was asked or settled by then. Where none was, the rows may not be whole either, and the run has not begun. */
export async function hasBegun(path: string): Promise<boolean> {
  for await (const { t } of readLines(path)) if (t === 'attempt' || t === 'cell') return true;
  return false;
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
      reading.listings.set(keyOfWords(regionOf(line), line.source), bare(line));
      break;
    case 'row':
      reading.rows.set(rowKey(line), bare(line));
      break;
    case 'claim':
      reading.claims.set(keyOfWords(regionOf(line), line.model), bare(line));
      break;
    case 'cell': {
      const { cell, ...result } = bare(line);
      if (replaces(result, reading.results.get(cell))) reading.results.set(cell, reading.interned(result));
      break;
    }
    case 'end':
      reading.end = bare(line);
      break;
    case 'attempt':
      reading.attempts += 1;
      break;
  }
}

function bare<Line extends EvidenceLine>(line: Line): Omit<Line, 't'> {
  const { t: _t, ...rest } = line;
  return rest;
}

function runOf({ header, listings, rows, claims, results, end }: Reading, path: string): Run {
  if (header === undefined) throw new UserError(`${path} holds no run.`, 'Name the evidence file of a run (NDJSON).');
  // In the order of a plan, whichever Region came first.
  const run: Run = {
    header,
    listings: sortListings([...listings.values()], header),
    rows: sortRows([...rows.values()]),
    results,
  };
  if (claims.size > 0) run.availability = sortClaims([...claims.values()]);
  return end === undefined ? run : { ...run, end };
}

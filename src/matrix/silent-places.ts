/** Endpoints that answer nobody: whether their canary is answered now, and what becomes of the cells of those that were given up. */
import type { Cell } from '../types.ts';
import type { KnownResult } from '../verdict/reasons.ts';
import { canary, type CanaryOptions } from './canary.ts';
import { endpointKey, type CanaryReport } from './canary-report.ts';

/** Whether the cell's endpoint answers again. A refusal of us counts as an answer: the next call finds out what it is about. */
export async function isAnswered({ row }: Cell, { silent }: CanaryReport, options: CanaryOptions): Promise<boolean> {
  const song = await canary(row, options);
  if (song.state === 'silent' || (song.state === 'halted' && song.isPage)) {
    silent.set(endpointKey(row), song.why);
    return false;
  }
  silent.delete(endpointKey(row));
  return true;
}

/** Of the cells, those of endpoints that were given up earlier in the run; each is asked once more first. */
export async function stillSilent(
  cells: readonly Cell[],
  trust: CanaryReport,
  options: CanaryOptions,
): Promise<ReadonlySet<Cell>> {
  const places = new Map(cells.map((cell) => [endpointKey(cell.row), cell]));
  for (const [key, cell] of places) if (trust.silent.has(key)) await isAnswered(cell, trust, options);
  return new Set(cells.filter(({ row }) => trust.silent.has(endpointKey(row))));
}

/** What is kept of a cell that was not asked. Why the run is incomplete is told from such cells. */
export function notAnswering({ row }: Cell, { silent }: CanaryReport): KnownResult {
  const reason = 'endpoint-not-answering';
  const message = silent.get(endpointKey(row));
  return { verdict: 'untested', reason, rule: reason, calls: 0, ...(message !== undefined && { message }) };
}

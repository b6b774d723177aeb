/** Endpoints that answer nobody: whether their canaries are answered now, and what becomes of the cells of those that were given up. */
import { regionOf } from '../plan/cell.ts';
import type { KnownResult, Cell, Row } from '../types.ts';
import { canary, type CanaryOptions, type CanaryResult } from './canary.ts';
import type { CanaryReport } from './canary-report.ts';
import { endpointKey } from './route-family.ts';

/**
 * Whether the cell's endpoint answers again, under any of its base paths. A refusal of us counts as an answer: the next call
 * finds out what it is about.
 */
export async function isAnswered(
  { row }: Cell,
  { results: asked, silent }: CanaryReport,
  options: CanaryOptions,
): Promise<boolean> {
  const key = endpointKey(row);
  const here = [...asked.values()].map(({ family }) => family).filter((family) => endpointKey(family) === key);
  const results = await Promise.all(here.map((family) => canary(family, options)));
  const whys = results.map(whySilent);
  const [why] = whys;
  if (why === undefined || whys.includes(undefined)) {
    silent.delete(key);
    return true;
  }
  silent.set(key, why);
  return false;
}

/** Undefined where it was answered. */
function whySilent(result: CanaryResult): string | undefined {
  const isSilent = result.state === 'silent' || (result.state === 'halted' && result.isPage);
  return isSilent ? result.why : undefined;
}

/** Of the cells, those of endpoints that were given up earlier in the run; each is called once more first. */
export async function stillSilent(
  cells: readonly Cell[],
  trust: CanaryReport,
  options: CanaryOptions,
): Promise<ReadonlySet<Cell>> {
  const places = [...new Map(cells.map((cell) => [endpointKey(cell.row), cell]))];
  const silent = places.filter(([key]) => trust.silent.has(key));
  await Promise.all(silent.map(([, cell]) => isAnswered(cell, trust, options)));
  return new Set(cells.filter(({ row }) => trust.silent.has(endpointKey(row))));
}

/** For the user, when an endpoint is left alone and when it is called again. */
export function outageNote(row: Row, { silent }: CanaryReport, isOver: boolean): string {
  const place = `${row.endpoint} in ${regionOf(row)}`;
  if (isOver) return `${place} answers again.`;
  const why = silent.get(endpointKey(row)) ?? 'it answers a test call, and none for a model';
  return `${place} does not answer (${why.replace(/\.$/, '')}). No calls go there until it answers again.`;
}

/** What is kept of a cell that was not called. Such cells show why the run is incomplete. */
export function notAnswering({ row }: Cell, { silent }: CanaryReport): KnownResult {
  const reason = 'endpoint-not-answering';
  const message = silent.get(endpointKey(row));
  return { verdict: 'untested', reason, rule: reason, calls: 0, ...(message !== undefined && { message }) };
}

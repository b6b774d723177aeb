/** One run from connection to evidence: what `run` does, and what a program that imports this package does. */
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/option.ts';
import { openEvidence, type Evidence } from '../evidence/open-evidence.ts';
import { cellKey } from '../plan/cell.ts';
import { cellsOf, type Plan } from '../plan/plan.ts';
import type { Cell, CellResult, Listing, Run, RunEnd, RunHeader } from '../types.ts';
import type { Connection } from './connect.ts';
import { runHeader } from './header.ts';
import { survey } from './survey.ts';
import { resumable } from './resume.ts';
import { sweep, type Sweep, type SweepObserver } from './sweep.ts';
import { listenFirst, type Trust } from './trust.ts';

export interface MatrixOptions {
  config: Config;
  env: Environment;
  connection: Connection;
  /** Aborted to stop: what was measured is in the evidence. */
  signal: AbortSignal;
  /** Told of the cells that will be asked, before the first call; gives who watches them. */
  watch(cells: readonly Cell[]): SweepObserver;
}

/** What is to be done: a fresh plan, or what an earlier evidence left open. */
interface Task {
  header: RunHeader;
  plan: Plan;
  listings: Listing[];
  results: Map<string, CellResult>;
  calls: number;
  mode: 'new' | 'resume';
}

/** @throws UserError when the run cannot be done; whatever was measured is in the evidence by then. */
export async function runMatrix(options: MatrixOptions): Promise<Run> {
  const task = await taskOf(options);
  const { config, connection, signal } = options;
  const trust = await listenFirst(task.plan.rows, { connection, timeoutMs: config.timeoutMs, signal });
  const started = performance.now();
  const evidence = await openEvidence(config.evidence, task.mode);
  try {
    await begin(evidence, task);
    const swept = await sweepTask(options, { ...task, trust }, evidence);
    const end = endOf({ swept, task, trust, started, signal });
    await evidence.end(end);
    const results = new Map([...task.results, ...swept.results]);
    return { header: task.header, listings: task.listings, rows: task.plan.rows, results, end };
  } finally {
    await evidence.close();
  }
}

async function taskOf({ config, connection, signal }: MatrixOptions): Promise<Task> {
  if (config.resume) return { ...(await resumable(config)), mode: 'resume' };
  const { plan, listings } = await survey(config, connection, signal);
  const header = runHeader(config, config.demo || connection.simulated());
  return { header, plan, listings, results: new Map(), calls: 0, mode: 'new' };
}

async function begin(evidence: Evidence, { mode, header, listings, plan }: Task): Promise<void> {
  if (mode === 'resume') return evidence.resumed(new Date().toISOString());
  await evidence.header(header);
  for (const listing of listings) await evidence.listing(listing);
  await evidence.rows(plan.rows);
}

function sweepTask({ config, connection, signal, watch }: MatrixOptions, { plan, results, trust }: Task & { trust: Trust }, evidence: Evidence): Promise<Sweep> {
  const cells = [...cellsOf(plan)].filter((cell) => !results.has(cellKey(cell)));
  return sweep({ config, connection, evidence, cells, trust, signal, observer: watch(cells) });
}

interface Ending {
  swept: Sweep;
  task: Task;
  trust: Trust;
  /** `performance.now()` at the start. */
  started: number;
  signal: AbortSignal;
}

function endOf({ swept, task, trust, started, signal }: Ending): RunEnd {
  return {
    endedAt: new Date().toISOString(),
    wallMs: Math.round(performance.now() - started),
    calls: task.calls + swept.calls,
    ...(swept.incomplete !== undefined && { incomplete: swept.incomplete }),
    ...(trust.suspect !== undefined && { suspect: trust.suspect }),
    ...(signal.aborted && { interrupted: true }),
  };
}

/** One run from connection to evidence: what `run` does, and what a program that imports this package does. */
import { setMaxListeners } from 'node:events';

import type { Config } from '../config/config.ts';
import { lockEvidence } from '../evidence/lock.ts';
import { openEvidence, type Evidence } from '../evidence/open-evidence.ts';
import { backUpEvidence, mostBackUps } from '../evidence/back-up.ts';
import { replaces } from '../evidence/replaces.ts';
import { checksFor } from '../features/checks.ts';
import { regionOf } from '../plan/cell.ts';
import { sortListings, sortRows } from '../plan/rows.ts';
import type { Cell, EndedRun, Run, RunHeader } from '../types.ts';
import { endOfPart, isLeft } from './asked-part.ts';
import { oneBatch } from './by-account.ts';
import { createBudget, type Budget } from './budget.ts';
import { suspectAtEnd, suspectAtStart, type CanaryReport } from './canary-report.ts';
import { runChecks } from './check-sweep.ts';
import { holdForClaims, type Claiming } from './claiming.ts';
import type { Claims } from './claims.ts';
import { startFinding, type Finding } from './finding.ts';
import { runHeader } from './header.ts';
import { placesOf } from './list-places.ts';
import type { MatrixOptions } from './options.ts';
import type { Batch } from './pipeline.ts';
import { recheckRegressions } from './recheck.ts';
import { rescued } from './rescue.ts';
import { refuseOtherService } from './resume.ts';
import { endOf } from './run-end.ts';
import { sweep, type Sweep } from './sweep.ts';
import type { Measured, SweepObserver, SweepOptions } from './sweep-progress.ts';
import { latestListings, taskOf, type Task } from './task.ts';

/** The task, once it has begun. */
type Known = Omit<Task, 'claims'> & { header: RunHeader; claims: Claims };

/** What all sweeps of a run share. */
interface SweepContext {
  evidence: Evidence;
  measured: Measured;
  trust: CanaryReport;
  budget: Budget;
}

/** @throws UserError when the run cannot be done; whatever was measured is in the evidence by then. */
export async function runMatrix(options: MatrixOptions): Promise<EndedRun> {
  const release = await lockEvidence(options.config.evidence, options.pid);
  const over = new AbortController();
  try {
    return await runLocked(options, AbortSignal.any([options.signal, over.signal]));
  } finally {
    // What is still being listed is not waited for.
    over.abort();
    await release();
  }
}

/** `untilOver`: for what goes on beside the sweep. */
async function runLocked(options: MatrixOptions, untilOver: AbortSignal): Promise<EndedRun> {
  const { config, connection, signal, note } = options;
  // One listener for each listing and each canary: there are many Regions.
  setMaxListeners(0, signal, untilOver);
  const task = await taskOf(options);
  const finding = startFinding(options, task, untilOver);
  const first = await finding.batches.next();
  signal.throwIfAborted();
  const started = performance.now();
  const header = task.header ?? runHeader(config, config.demo || connection.simulated() === true);
  const known: Known = { ...task, header, claims: finding.claims };
  await prepareEvidence(options, known);
  const evidence = await openEvidence(config.evidence, task.mode);
  const measured: Measured = { results: new Map(), earlier: known.results, calls: 0 };
  try {
    return await measure();
  } catch (error) {
    const swept = { results: new Map(), calls: measured.calls };
    const end = endOf({
      swept: { ...swept, incomplete: lostEvidence },
      task,
      suspect: suspectAtStart(finding.trust),
      started,
      signal,
    });
    const run = runOf(known, swept);
    await evidence.close().catch(() => undefined);
    throw await rescued(error, { path: config.evidence, run, settled: measured.results, end });
  }

  async function measure(): Promise<EndedRun> {
    await (known.mode === 'resume' ? evidence.resumed(new Date().toISOString()) : evidence.header(header));
    await evidence.found([], known.gaps);
    const claiming = holdForClaims(finding.claims, { ...config, evidence, note });
    const context = { evidence, measured, trust: finding.trust, budget: options.budget ?? createBudget(config) };
    const found = await sweepFound(options, known, { ...context, finding, first, claiming });
    await claiming.done;
    const rechecked = await recheckTask(options, known, context, found);
    const swept = await checkTask(options, known, context, rechecked);
    const run = runOf(known, swept);
    const suspectNow = suspectAtStart(finding.trust);
    const whys = [suspectNow ?? options.recheck?.massRegression(run), await atEnd(options, finding.trust, swept)];
    const suspect = whys.filter((why) => why !== undefined).join('; ') || undefined;
    // Its figures are those of the whole run: of all sweeps.
    const incomplete = swept.incomplete ?? context.budget.reached();
    const ended = endOf({
      swept: { ...swept, ...(incomplete !== undefined && { incomplete }) },
      task,
      suspect,
      started,
      signal,
    });
    const end = options.only ? endOfPart(ended, task.end) : ended;
    await evidence.end(end);
    await evidence.close();
    return { ...run, end };
  }
}

const lostEvidence = 'the evidence file was lost during the run';

/** Whether what answered at the end of the sweeps is still Bedrock. */
async function atEnd(
  { connection, config, signal }: MatrixOptions,
  trust: CanaryReport,
  { calls }: Sweep,
): Promise<string | undefined> {
  if (calls === 0 || signal.aborted || suspectAtStart(trust) !== undefined) return undefined;
  return suspectAtEnd(trust, { connection, timeoutMs: config.timeoutMs, signal });
}

/** Nothing that was paid for is overwritten, and nothing is added that does not belong to it. */
async function prepareEvidence({ config, connection, note }: MatrixOptions, { mode, header }: Known): Promise<void> {
  if (mode === 'resume') {
    const simulatedNow = config.demo || connection.simulated();
    // Who does not answer may be either: the calls will show that nobody is there.
    if (simulatedNow !== undefined) refuseOtherService(header, simulatedNow, config);
    return;
  }
  const kept = await backUpEvidence(config.evidence);
  if (kept === undefined) return;
  note(
    kept.resumable === true
      ? `the evidence of an earlier run that did not come to its end is kept as ${kept.path}; --resume --evidence ${kept.path} continues it.`
      : `the evidence of the earlier run is kept as ${kept.path}.`,
  );
  if (kept.removed.length > 0)
    note(`of the evidence the last ${mostBackUps} files are kept; deleted: ${kept.removed.join(', ')}.`);
}

interface Found extends SweepContext {
  finding: Finding;
  first: IteratorResult<Batch>;
  claiming: Claiming;
}

/** Asks what the listings find, as they find it. */
async function sweepFound(
  options: MatrixOptions,
  known: Known,
  { finding, claiming, first, ...context }: Found,
): Promise<Sweep> {
  const { config, signal, watch } = options;
  const [cells, left] = first.done === true ? [[], 0] : [first.value.cells, first.value.left];
  const observer = watch(cells, left);

  async function* found(): AsyncGenerator<readonly Cell[]> {
    for (let next = first; next.done !== true; next = await finding.batches.next()) {
      const batch = next.value;
      for (const row of batch.rows) known.rows.push(row);
      for (const listing of batch.listings) known.listings.push(listing);
      await context.evidence.found(batch.rows, batch.listings);
      if (next !== first) observer.found(batch.cells, batch.left);
      yield batch.cells;
    }
  }

  const hold = finding.holdPictures(claiming.hold);
  const swept = await sweep({ ...options, ...context, cells: found(), accounts: finding.accounts, hold, observer });
  const unlisted = signal.aborted && options.only === undefined ? unlistedIn(known, config) : undefined;
  return {
    ...swept,
    ...(unlisted !== undefined && { incomplete: [unlisted, swept.incomplete].filter(Boolean).join('; ') }),
  };
}

/** Of a run that was stopped before all was listed. */
function unlistedIn({ listings }: Known, config: Config): string | undefined {
  const listed = new Set(listings.map(regionOf));
  const names = placesOf(config)
    .map(regionOf)
    .filter((name) => !listed.has(name));
  return names.length === 0 ? undefined : `not everything was listed before the run stopped: ${names.join(', ')}`;
}

/** Those that watch the run have counted these cells already. */
const unwatched: SweepObserver = { found: () => undefined, settled: () => undefined, inFlight: () => undefined };

function sweepOf(cells: readonly Cell[]): Pick<SweepOptions, 'cells' | 'accounts'> {
  return { cells: oneBatch(cells), accounts: new Set(cells.map(({ row }) => row.account)).size };
}

function recheckTask(options: MatrixOptions, known: Known, context: SweepContext, first: Sweep): Promise<Sweep> {
  if (options.recheck === undefined) return Promise.resolve(first);
  const ask = (cells: readonly Cell[]): Promise<Sweep> =>
    sweep({ ...options, ...context, ...sweepOf(cells), observer: unwatched });
  return recheckRegressions(first, { ...options.recheck, runOf: (swept) => runOf(known, swept), ask });
}

function checkTask(options: MatrixOptions, known: Known, context: SweepContext, swept: Sweep): Promise<Sweep> {
  const { config, signal, note, watch } = options;
  return runChecks(swept, runOf(known, swept), {
    questions: signal.aborted ? [] : checksFor(config),
    prompt: config.prompt,
    isKnown: (cell) => isLeft(options, cell, known.results),
    note,
    ask: (cells, checks) => sweep({ ...options, ...context, ...sweepOf(cells), checks, observer: watch(cells, 0) }),
  });
}

function runOf({ header, listings, outdated, claims, rows, results }: Known, swept: Sweep): Run {
  return {
    header,
    listings: sortListings(latestListings([...outdated, ...listings]), header),
    rows: sortRows(rows),
    availability: claims.soFar(),
    results: results.size === 0 ? swept.results : joined(results, swept.results),
  };
}

function joined(earlier: Task['results'], now: Sweep['results']): Sweep['results'] {
  const results = new Map(earlier);
  for (const [key, result] of now) if (replaces(result, results.get(key))) results.set(key, result);
  return results;
}

/** `merge`: joins what shards or Regions measured apart into one run. */
import { rm } from 'node:fs/promises';

import type { Io } from '../config/io.ts';
import { checkDistinct } from '../config/outputs.ts';
import type { MergeRequest } from '../config/part-requests.ts';
import { exitCode, type ExitCode } from '../errors.ts';
import { backUpEvidence, type BackUp } from '../evidence/back-up.ts';
import { copyCells } from '../evidence/copy-cells.ts';
import { openJournal } from '../evidence/journal.ts';
import { lockEvidence } from '../evidence/lock.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { mergeRuns, type Merged } from '../matrix/merge-runs.ts';
import { isWhole } from '../run-facts/gaps.ts';
import { renderSummary } from '../report/render-summary.ts';
import { summarise } from '../run-facts/summary.ts';
import { checkWritable } from '../report/write.ts';
import type { Run } from '../types.ts';
import { createColors } from '../terminal-colors.ts';
import { shortPath } from './short-path.ts';
import { keptNotes, writeReports } from './write-reports.ts';

export async function merge(request: MergeRequest, io: Io): Promise<ExitCode> {
  await checkWritable(request.outputs.map(({ path }) => path));
  const parts: { path: string; run: Run }[] = [];
  for (const path of request.parts) parts.push({ path, run: (await readEvidence(path)).run });
  const merged = mergeRuns(parts, request);
  const evidence = merged.run.header.simulated ? request.simulatedEvidence : request.evidence;
  checkDistinct(
    [...request.parts, evidence].map((path) => ({ option: path === evidence ? '--evidence' : 'a part', path })),
  );
  return writeAll(merged, { ...request, evidence }, io);
}

async function writeAll(merged: Merged, request: MergeRequest, io: Io): Promise<ExitCode> {
  await checkWritable([request.evidence], '--evidence');
  const note = (text: string): void => void (request.quiet || io.stderr.write(`Note: ${text}\n`));
  const keep = (kept: readonly BackUp[]): void => keptNotes(kept, (file) => shortPath(file, io.cwd)).forEach(note);
  merged.notes.forEach(note);
  const release = await lockEvidence(request.evidence, io.pid);
  try {
    const earlier = await backUpEvidence(request.evidence);
    if (earlier !== undefined) keep([earlier]);
    await writeMerged(merged, request);
  } finally {
    await release();
  }
  const { files, kept } = await writeReports(merged.run, request, io.stdout);
  keep(kept);
  if (!request.quiet)
    printSummary(
      merged.run,
      [...files, request.evidence].map((file) => shortPath(file, io.cwd)),
      request,
      io,
    );
  return isWhole(merged.run) ? exitCode.ok : exitCode.incomplete;
}

/** A file that could not be finished is no evidence of the whole, and goes; the parts have it all. */
async function writeMerged({ run, owners }: Merged, { parts, evidence }: MergeRequest): Promise<void> {
  const journal = await openJournal(evidence, 'new');
  try {
    journal.enqueue({ t: 'run', ...run.header });
    for (const listing of run.listings) journal.enqueue({ t: 'listing', ...listing });
    for (const row of run.rows) journal.enqueue({ t: 'row', ...row });
    for (const claim of run.availability ?? []) journal.enqueue({ t: 'claim', ...claim });
    await journal.write();
    for (const [place, path] of parts.entries()) {
      await copyCells(path, journal, (cell) => (owners.get(cell) ?? place) === place);
    }
    if (run.end !== undefined) await journal.write({ t: 'end', ...run.end });
    await journal.close();
  } catch (error) {
    await journal.close().catch(() => undefined);
    await rm(evidence, { force: true });
    throw error;
  }
}

/** Stdout carries the summary, or only the data when an output is `-`. */
function printSummary(
  run: Run,
  files: readonly string[],
  { outputs, color, progressColor }: MergeRequest,
  io: Io,
): void {
  const dataOnStdout = outputs.some(({ path }) => path === '-');
  const stream = dataOnStdout ? io.stderr : io.stdout;
  stream.write(renderSummary(summarise(run), files, createColors(dataOnStdout ? progressColor : color)));
}

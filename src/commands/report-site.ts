/** Reads the runs of a site: which of them is the newest, and so rendered, and which are its history. */
import { snapshotOf, type Snapshot } from '../compare/snapshot.ts';
import type { NamedPath } from '../config/comparison.ts';
import { UserError } from '../errors.ts';
import { isEvidence, readSnapshot } from './read-snapshot.ts';
import type { Run } from '../types.ts';

interface RunsOfSite {
  /** Of the evidence among them that which began last. */
  newest: NamedPath;
  /** A run that was named twice, or of which there is a copy in another format, once. */
  runs: Snapshot[];
}

/** @throws UserError where none of the files is evidence. */
export async function readRuns(files: readonly NamedPath[]): Promise<RunsOfSite> {
  const runs = new Map<string, Snapshot>();
  let newest: { file: NamedPath; at: string } | undefined;
  // One after the other: each is a whole run in memory while it is read.
  for (const file of files) {
    const snapshot = await readSnapshot(file);
    const { startedAt: at = '' } = snapshot;
    const key = at === '' ? file.path : at;
    if (!runs.has(key)) runs.set(key, snapshot);
    const isNewer = newest === undefined || Date.parse(at) > Date.parse(newest.at);
    if (isNewer && (await isEvidence(file.path))) newest = { file, at };
  }
  if (newest === undefined)
    throw new UserError(
      'None of these files is evidence, and a site shows what the newest evidence says.',
      'Name the evidence of a run too; JSON and CSV add to the history.',
    );
  return { newest: newest.file, runs: [...runs.values()] };
}

/** The history with the verdicts that are shown. */
export function withRun(runs: readonly Snapshot[], run: Run): Snapshot[] {
  const shown = snapshotOf(run, run.header.startedAt);
  return [...runs.filter(({ startedAt }) => startedAt !== shown.startedAt), shown];
}

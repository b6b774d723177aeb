/** Keeps what a run has measured when its evidence is deleted, replaced or cut while it runs. */
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EvidenceLost } from '../evidence/append.ts';
import { freeName } from '../evidence/back-up.ts';
import { openJournal } from '../evidence/journal.ts';
import { UserError } from '../errors.ts';
import type { CellResult, Run, RunEnd } from '../types.ts';

interface Rescue {
  /** Where the evidence was to be. */
  path: string;
  /** What was known before this run: it may go on from the very file that is gone. */
  run: Run;
  settled: ReadonlyMap<string, CellResult>;
  end: RunEnd;
}

/** Writes what is in memory to a new file. @returns the error for the user; the same one where nothing was lost. */
export async function rescued(error: unknown, { path, ...measured }: Rescue): Promise<unknown> {
  if (!(error instanceof EvidenceLost)) return error;
  // Its folder may be gone, too.
  for (const folder of [dirname(path), tmpdir()]) {
    const name = await savedIn(folder, basename(path), measured);
    if (name === undefined) continue;
    return new UserError(
      `${error.message} What was measured is in ${name}.`,
      `\`bedrock-matrix report ${name}\` renders it, and --resume --evidence ${name} continues it.`,
    );
  }
  return error;
}

/** Undefined where nothing can be written there. */
async function savedIn(folder: string, name: string, measured: Omit<Rescue, 'path'>): Promise<string | undefined> {
  try {
    return await saveTo(join(folder, name), measured);
  } catch {
    return undefined;
  }
}

async function saveTo(path: string, { run, settled, end }: Omit<Rescue, 'path'>): Promise<string> {
  const name = await freeName(path, new Date());
  const journal = await openJournal(name, 'new');
  try {
    journal.enqueue({ t: 'run', ...run.header });
    for (const listing of run.listings) journal.enqueue({ t: 'listing', ...listing });
    for (const row of run.rows) journal.enqueue({ t: 'row', ...row });
    for (const claim of run.availability ?? []) journal.enqueue({ t: 'claim', ...claim });
    for (const [cell, result] of run.results) journal.enqueue({ t: 'cell', cell, ...result });
    for (const [cell, result] of settled) journal.enqueue({ t: 'cell', cell, ...result });
    await journal.write({ t: 'end', ...end });
  } finally {
    await journal.close();
  }
  return name;
}

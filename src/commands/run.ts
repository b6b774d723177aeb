/** `run`: tests and writes the matrix. Little is loaded before the first request is out; the rest, while it is answered. */
import { existsSync } from 'node:fs';

import type { Config } from '../config/config.ts';
import { checkLimitBound } from '../config/questions.ts';
import type { Io } from '../config/io.ts';
import { demoName } from '../config/outputs.ts';
import { usageError, type ExitCode } from '../errors.ts';
import { refuseLocked } from '../evidence/lock.ts';
import { missingEvidence } from '../evidence/missing-evidence.ts';
import { connect } from '../matrix/connect.ts';
import { listPlaces, placesOf } from '../matrix/list-places.ts';
import { checkWritable } from '../report/write.ts';
import { mfaAsker } from './ask-mfa.ts';
import { withDemo } from './demo.ts';
import type { Gate } from './gate.ts';
import { tightenHeapFor } from './heap.ts';
import { listingLine } from './listing-line.ts';

export async function run(config: Config, io: Io): Promise<ExitCode> {
  checkLimitBound(config);
  return withDemo(config, io, config.dryRun ? dryRun : start);
}

async function dryRun(config: Config, io: Io): Promise<ExitCode> {
  const { listPlan } = await import('./list.ts');
  return listPlan(config, io);
}

async function start(config: Config, io: Io): Promise<ExitCode> {
  tightenHeapFor(config);
  await checkFiles(config);
  await refuseLocked(config.evidence, io.pid);
  const gate = await gateOf(config);
  if (!config.quiet) for (const text of config.notes) io.stderr.write(`Note: ${text}\n`);
  const connection = await connect(config, { ...io, mfaCode: mfaAsker(io) });
  const over = new AbortController();
  const listing = listingLine(config, io);
  try {
    listing.start();
    const lists = listPlaces({ config, connection, signal: AbortSignal.any([io.signal, over.signal]) });
    // A run that continues knows most of them from its evidence.
    if (!config.resume) placesOf(config).forEach((place) => lists.begin(place));
    const { measure } = await import('./measure.ts');
    return await measure(config, io, { connection, lists, listing, gate });
  } finally {
    listing.end();
    over.abort();
    await connection.close();
  }
}

/** Read before anything is called. */
async function gateOf({ comparison }: Config): Promise<Gate> {
  if (comparison.baseline === undefined && comparison.expectations === undefined) return {};
  const { loadGate } = await import('./gate.ts');
  return loadGate(comparison);
}

/** Found before the first call is paid for. */
async function checkFiles({ outputs, errorLog, evidence, resume, demo }: Config): Promise<void> {
  if (resume && !existsSync(evidence)) checkResume(evidence, demo);
  await checkWritable(outputs.map(({ path }) => path));
  await checkWritable([errorLog], '--error-log');
  await checkWritable([evidence], '--evidence');
}

/** Where nothing was measured, as by a run that was killed before its evidence, a run begins. That of a demo is another run's. */
function checkResume(evidence: string, demo: boolean): void {
  if (demo || !existsSync(demoName(evidence))) return;
  const { message } = missingEvidence(evidence);
  throw usageError(`--resume: ${message}`, '`bedrock-matrix --demo --resume` continues the demo.');
}

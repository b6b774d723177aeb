/** `models`: gathers the catalogue from every source, writes it, and tells what changed since an earlier one. */
import { setMaxListeners } from 'node:events';
import { existsSync } from 'node:fs';

import pLimit from 'p-limit';

import { accountClients, type AccountClients } from '../aws/account-clients.ts';
import { buildCatalogue } from '../catalogue/build-catalogue.ts';
import { comparisonText, compareCatalogues } from '../catalogue/compare.ts';
import { renderCatalogue } from '../catalogue/formats.ts';
import { MeasuredLimits } from '../limits/measured-limits.ts';
import type { Catalogue } from '../catalogue/record.ts';
import { gapsOf, summaryText } from '../catalogue/summary.ts';
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import type { ModelsRequest } from '../config/models-request.ts';
import { gather, type RegionFindings } from '../discovery/gather.ts';
import { knownModel, knownModelsSource } from '../discovery/known-model.ts';
import { exitCode, usageError, UserError, type ExitCode } from '../errors.ts';
import { readAttempts, readEvidence } from '../evidence/read-evidence.ts';
import { connect, type Connection } from '../matrix/connect.ts';
import { endpointsIn } from '../matrix/list-places.ts';
import { modelInKey } from '../plan/cell.ts';
import { checkWritable, writeReport } from '../report/write.ts';
import type { Run } from '../types.ts';
import { version } from '../version.ts';
import { loadLimits, type LoadedLimits } from './limits-from.ts';
import { withDemo } from './demo.ts';
import { readCatalogueFile } from './read-catalogue-file.ts';
import { shortPath } from './short-path.ts';

export async function models(request: ModelsRequest, io: Io): Promise<ExitCode> {
  return withDemo(request.config, io, (config, demoIo) => catalogue({ ...request, config }, demoIo));
}

async function catalogue(request: ModelsRequest, io: Io): Promise<ExitCode> {
  const { config, outputs } = request;
  await checkWritable(outputs.map(({ path }) => path));
  const { compare } = request;
  const before = compare === undefined ? undefined : await named('--compare', () => readCatalogueFile(compare));
  const evidence = await lastRun(request);
  for (const note of config.notes) if (!config.quiet) io.stderr.write(`Note: ${note}\n`);
  const loaded = await limitsOf(request, io);
  if (loaded && 'note' in loaded && !config.quiet) io.stderr.write(`Note: ${loaded.note}\n`);
  const { findings, simulated } = await findingsOf(config, io);
  const made = buildCatalogue({
    tool: `bedrock-matrix ${version()}`,
    now: new Date().toISOString(),
    simulated,
    filters: { models: config.models, exclude: config.exclude, providers: config.providers },
    findings,
    knownModel,
    packageName: knownModelsSource(),
    run: evidence?.run,
    ...(evidence && { measured: evidence.measured }),
    ...(loaded && { published: loaded }),
    firstSeen: new Map(before?.models.map(({ id, firstSeen }) => [id, firstSeen])),
  });
  if (findings.every(isEmpty)) throw nothingListed(made);
  if (made.models.length === 0 && before === undefined) throw nothingLeft();
  for (const { path, format } of outputs)
    await writeReport(path, await renderCatalogue(made, format, config), io.stdout);
  printSummary(made, { before, request, io });
  return gapsOf(made).length > 0 ? exitCode.incomplete : exitCode.ok;
}

async function limitsOf({ limitsFrom, config }: ModelsRequest, io: Io): Promise<LoadedLimits | undefined> {
  if (limitsFrom === undefined) return undefined;
  return named('--limits-from', () => loadLimits(limitsFrom, { config, env: io.env, now: new Date() }));
}

/** A file that cannot be used is a wrong option: nothing was called. */
async function named<T>(option: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof UserError ? usageError(`${option}: ${error.message}`, error.fix) : error;
  }
}

async function findingsOf(
  config: Readonly<Config>,
  io: Io,
): Promise<{ findings: RegionFindings[]; simulated: boolean }> {
  const connection = await connect(config, io);
  let done = 0;
  // Every call in flight listens to it.
  setMaxListeners(0, io.signal);
  try {
    const findings = await gather({
      regions: config.regions,
      endpointsIn: (region) => endpointsIn(region, config),
      clientsFor: (region) => connection.clientsFor(region),
      account: accountOf(connection, config),
      deadline: { timeoutMs: config.timeoutMs, signal: io.signal, slot: pLimit(config.concurrency) },
      onRegion: (found) => {
        done += 1;
        if (config.progress !== 'none') io.stderr.write(`${progressLine(found)} (${done}/${config.regions.length})\n`);
      },
    });
    return { findings, simulated: connection.simulated() === true };
  } finally {
    await connection.close();
  }
}

function accountOf(
  { credentials, clientOptions }: Connection,
  { regions }: Readonly<Config>,
): AccountClients | undefined {
  if (credentials === undefined) return undefined;
  return accountClients({ ...clientOptions, credentials, region: regions[0] ?? 'us-east-1' });
}

function progressLine({ region, sources }: RegionFindings): string {
  return `${region.padEnd(15)} ${sources.map(({ source, ok, count }) => `${source} ${ok ? count : 'missing'}`).join(', ')}`;
}

function isEmpty({ models: listed, mantle }: RegionFindings): boolean {
  return listed.length === 0 && mantle.length === 0;
}

function nothingListed(made: Catalogue): UserError {
  const gaps = [...new Set(gapsOf(made))].slice(0, 4).join(' | ');
  return new UserError(
    gaps === '' ? 'The listings are empty: there is no model in these Regions.' : `Nothing could be listed. ${gaps}`,
    'Check --region, the credentials (`aws sts get-caller-identity`), the proxy and the endpoint variables (AWS_ENDPOINT_URL…).',
  );
}

/** Something is listed, and no filter lets it through: with an earlier catalogue that would be news. */
function nothingLeft(): UserError {
  return usageError(
    'No model is left after the filters.',
    'Loosen --model, --exclude or --provider; `bedrock-matrix list` shows what there is.',
  );
}

/** Without being asked, a run is looked for where the last one would have left it. */
async function lastRun({
  evidence,
  evidenceAsked,
}: ModelsRequest): Promise<{ run: Run; measured: MeasuredLimits } | undefined> {
  if (!evidenceAsked && !existsSync(evidence)) return undefined;
  const { run } = await readEvidence(evidence);
  const measured = new MeasuredLimits();
  for await (const { cell, attempt } of readAttempts(evidence, () => true)) {
    if (attempt.fault?.origin === 'service') measured.add(modelInKey(cell), attempt.fault.message);
  }
  return { run, measured };
}

interface SummaryOutput {
  before: Catalogue | undefined;
  request: ModelsRequest;
  io: Io;
}

/** Stdout carries the summary, or only the data when an output is `-`. */
function printSummary(made: Catalogue, { before, request, io }: SummaryOutput): void {
  const { outputs, config } = request;
  const stream = outputs.some(({ path }) => path === '-') ? io.stderr : io.stdout;
  const files = outputs
    .map(({ path }) => path)
    .filter((path) => path !== '-')
    .map((path) => shortPath(path, io.cwd));
  if (!config.quiet) stream.write(summaryText(made, files));
  if (before !== undefined) stream.write(comparisonText(compareCatalogues(before, made)));
}

/** Makes the call that an agent asks for, within the budget of the server, and records it in the evidence of the run. */
import { existsSync } from 'node:fs';

import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import { suggestion } from '../config/nearest.ts';
import { usageError } from '../errors.ts';
import { hasBegun, readEvidence } from '../evidence/read-evidence.ts';
import type { AskedPart } from '../matrix/asked-part.ts';
import type { Budget } from '../matrix/budget.ts';
import { connect } from '../matrix/connect.ts';
import { runHeader } from '../matrix/header.ts';
import { runMatrix } from '../matrix/run-matrix.ts';
import type { SweepObserver } from '../matrix/sweep-progress.ts';
import { checkApi, checkRegion, featureIn } from '../run-facts/named-in-run.ts';
import type { CallQuestion } from '../mcp/tools.ts';
import { keyOf, targetOf } from '../plan/cell.ts';
import { checkApis } from '../config/feature-names.ts';
import type { Cell, Run } from '../types.ts';

export interface CallOptions {
  /** Settings of the server, with what is left of its bounds. */
  config: Readonly<Config>;
  io: Io;
  /** Of this call. */
  budget: Budget;
}

const unwatched: SweepObserver = { found: () => undefined, settled: () => undefined, inFlight: () => undefined };

/** Gives what an agent should know beside the verdict. @throws UserError, before any call, when the run does not know the model, the API or the feature. */
export async function callModel(question: CallQuestion, { config, io, budget }: CallOptions): Promise<string[]> {
  const before = (await isThere(config.evidence)) ? (await readEvidence(config.evidence)).run : undefined;
  if (before !== undefined) checkNamed(before, question);
  const notes: string[] = [];
  const connection = await connect(config, io);
  try {
    await runMatrix({
      config: { ...config, ...questionOf(question, before), resume: before !== undefined },
      env: io.env,
      pid: io.pid,
      connection,
      signal: io.signal,
      note: (text) => notes.push(text),
      watch: () => unwatched,
      only: partOf(question, before),
      budget,
      ...(before === undefined && { confirm: (cells) => checkListed(cells, question, config) }),
    });
    const reached = budget.reached();
    return [...notes, ...(reached === undefined ? [] : [reached])];
  } finally {
    await connection.close();
  }
}

async function isThere(evidence: string): Promise<boolean> {
  return existsSync(evidence) && (await hasBegun(evidence));
}

/** Without evidence the run has the features of the server; with evidence the one that is asked, on the API that is asked. */
function questionOf({ feature, api }: CallQuestion, before: Run | undefined): Partial<Config> {
  if (before === undefined) return {};
  const featuresApis = checkApis.filter((known) => known === api);
  return { features: feature === undefined ? [] : [feature], featuresApis, variations: [], limits: [], probes: [] };
}

/** A feature is asked where the API answers: where that is not known yet, the API is asked first. */
function partOf({ model, api, region, feature }: CallQuestion, before: Run | undefined): AskedPart {
  const touches: AskedPart['touches'] = (row, known) =>
    known === api &&
    targetOf(row).toLowerCase() === model.toLowerCase() &&
    (region === undefined || row.region === region);
  return {
    touches,
    asks({ row, ...cell }) {
      if (!touches(row, cell.api)) return false;
      const isKnown = feature !== undefined && before?.results.get(keyOf(row, api))?.verdict === 'supported';
      if (cell.check === undefined) return !isKnown;
      return cell.check.kind === 'feature' && cell.check.name === feature;
    },
  };
}

/** Before anything is written down: a run that asks nothing would be an evidence without a call. */
async function checkListed(cells: readonly Cell[], question: CallQuestion, config: Readonly<Config>): Promise<void> {
  checkNamed({ rows: [...new Set(cells.map(({ row }) => row))], header: runHeader(config, false) }, question);
}

/** @throws UserError (usage) that names what the run knows. */
function checkNamed(run: Pick<Run, 'rows' | 'header'>, { model, api, region, feature }: CallQuestion): void {
  checkRegion(run, region);
  checkApi(run, api);
  const rows = run.rows.filter((row) => region === undefined || row.region === region);
  if (!rows.some((row) => targetOf(row).toLowerCase() === model.toLowerCase()))
    throw usageError(`No id that can be called here is ${model}.`, suggestion(model, rows.map(targetOf)));
  if (feature === undefined) return;
  const { apis } = featureIn(run, feature);
  if (!apis.includes(api))
    throw usageError(`${feature} is not tested on ${api} in this run.`, `It is tested on ${apis.join(', ')}.`);
}

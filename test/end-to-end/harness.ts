/** Runs whole command lines in process against a simulated Bedrock, each in a fresh directory, and gives back all they left behind. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import type { Scenario } from '../../src/simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { runInProcess, type Outcome } from '../run-in-process.ts';

/** A line of the evidence: what tests look at differs from line to line. */
type EvidenceLine = Record<string, unknown> & { t: string };

export interface Visit extends Outcome {
  cwd: string;
  /** Names of the files in the directory, sorted. */
  files: string[];
  /** Text of a file in the directory. */
  text(name: string): string;
  /** The CSV, by default from the file of the usual name, one record per row. */
  csv(text?: string): Record<string, string>[];
  evidence(name?: string): EvidenceLine[];
}

export interface Around {
  env?: Record<string, string | undefined>;
  cwd?: string;
  signal?: AbortSignal;
}

export const usualCsv = 'bedrock_compatibility_matrix.csv';
export const usualEvidence = 'bedrock_evidence.ndjson';

/** Gone when the test is over. */
export function freshDirectory(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'end-to-end-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  return cwd;
}

/** Closed when the test is over. */
export async function simulated(scenario: Scenario): Promise<Simulator> {
  const simulator = await startSimulator(scenario);
  onTestFinished(() => simulator.close());
  return simulator;
}

/** A command line against a simulator, or against nothing at all. */
export async function visit(
  simulator: Simulator | undefined,
  argv: readonly string[],
  around: Around = {},
): Promise<Visit> {
  const cwd = around.cwd ?? freshDirectory();
  const env = { AWS_REGION: 'us-east-1', ...sharedFiles(), ...simulator?.environment, ...around.env };
  const outcome = await runInProcess(argv, { env, cwd, ...(around.signal && { signal: around.signal }) });
  const text = (name: string): string => readFileSync(join(cwd, name), 'utf8');
  return {
    ...outcome,
    cwd,
    files: existsSync(cwd) ? readdirSync(cwd).toSorted() : [],
    text,
    csv: (given) => parse(given ?? text(usualCsv), { columns: true, bom: true }),
    evidence: (name = usualEvidence) => linesOf(text(name)),
  };
}

function linesOf(text: string): EvidenceLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): EvidenceLine => JSON.parse(line));
}

/** Where the SDK's own readers look: they know the environment of the process alone, which is the command's outside of tests. */
function sharedFiles(): Record<string, string | undefined> {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  return { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE };
}

/** What a run asks for before it asks for models: no such model exists. */
const nonsense = 'bedrock-matrix.no-such-model-v1:0';

/** The marks of one model beyond those of the APIs, by column. */
export function checkMarks(run: Visit, model: string): Record<string, string> {
  const row = run.csv().find((one) => one['Model'] === model);
  return Object.fromEntries(Object.entries(row ?? {}).filter(([column]) => /_(Feature|Value|Probe)$/.test(column)));
}

/** The calls that a simulator was asked for models: not listings, not what was turned away at the door, not the nonsense. */
export function modelCalls(simulator: Simulator): Simulator['requests'] {
  return simulator.requests.filter(
    ({ api, target }) => api !== undefined && !/^(?:list|get)-/.test(api) && target !== nonsense,
  );
}

/** One paragraph on stderr that names the thing, no stack, nothing on stdout. */
export function isOneParagraph({ stdout, stderr }: Outcome): boolean {
  const [first = '', ...fix] = stderr
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('Note: '));
  const indented = fix.length > 0 && fix.every((line) => line.startsWith('  '));
  return stdout === '' && first.startsWith('bedrock-matrix: ') && indented && !/^\s+at .*:\d+:\d+/m.test(stderr);
}

/** Reports a run to GitHub Actions, where the environment asks for it. */
import { appendFile } from 'node:fs/promises';

import { annotations, outputs, stepSummary } from '../github/report.ts';
import type { Github } from '../config/github.ts';
import type { Io } from '../config/io.ts';
import { fileError } from '../evidence/file-error.ts';
import { cleanFor } from '../medium.ts';
import { redact } from '../aws/redact.ts';
import { summarise } from '../run-facts/summary.ts';
import { commandStart } from '../terminal-colors.ts';
import type { Run } from '../types.ts';
import type { GateResult } from './gate.ts';

/** Annotations go to stderr, which the runner reads as it reads stdout: stdout may carry data. */
export async function reportToGithub(
  run: Run,
  { comparison, violations: held }: GateResult,
  github: Github,
  io: Io,
): Promise<void> {
  const failing = held.some(({ condition }) => condition === 'regression');
  if (comparison !== undefined) io.stderr.write(annotations(comparison, failing).replaceAll(/^::/gm, commandStart));
  await append(github.stepSummary, cleanFor('text', redact(stepSummary(run, comparison))));
  await append(github.output, outputs(summarise(run), comparison));
}

async function append(path: string | undefined, text: string): Promise<void> {
  if (path === undefined) return;
  await appendFile(path, text).catch((error: unknown) => {
    throw fileError('write for GitHub Actions', path, error);
  });
}

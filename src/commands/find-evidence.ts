/** Finds the evidence that a command is about when none is named: that of the last run here, else that of the last demo. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';

import type { Io } from '../config/io.ts';
import { demoName } from '../config/outputs.ts';

export interface WantedEvidence {
  /** Absolute path. */
  evidence: string;
  /** Whether the user named it. */
  evidenceAsked: boolean;
}

/** Evidence that was named is taken as it was named. */
export function lastEvidence({ evidence, evidenceAsked }: WantedEvidence): string {
  const demo = demoName(evidence);
  return evidenceAsked || existsSync(evidence) || !existsSync(demo) ? evidence : demo;
}

/** The path to read. A demo's evidence is never taken without saying so. */
export function findEvidence(wanted: WantedEvidence, { stderr }: Pick<Io, 'stderr'>): string {
  const found = lastEvidence(wanted);
  if (found !== wanted.evidence)
    stderr.write(
      `Note: there is no ${basename(wanted.evidence)} here; this is ${basename(found)}, of the simulator.\n`,
    );
  return found;
}

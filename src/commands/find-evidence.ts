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

/** The path to read. A demo's evidence is never taken without saying so. */
export function findEvidence({ evidence, evidenceAsked }: WantedEvidence, { stderr }: Pick<Io, 'stderr'>): string {
  const demo = demoName(evidence);
  if (evidenceAsked || existsSync(evidence) || !existsSync(demo)) return evidence;
  stderr.write(`Note: there is no ${basename(evidence)} here; this is ${basename(demo)}, of the simulator.\n`);
  return demo;
}

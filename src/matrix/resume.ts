/** Goes on from evidence: what is settled stays, what was inconclusive or never asked is asked. */
import { isDeepStrictEqual } from 'node:util';

import type { Config } from '../config/config.ts';
import { usageError } from '../errors.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { Plan } from '../plan/plan.ts';
import type { CellResult, Listing, RunHeader } from '../types.ts';
import { planOptions } from './header.ts';

export interface Resumable {
  header: RunHeader;
  plan: Plan;
  listings: Listing[];
  /** Settled cells, which are not asked again. */
  results: Map<string, CellResult>;
  /** Calls already made. */
  calls: number;
}

/** @throws UserError when the file is no evidence, or is that of another plan. */
export async function resumable(config: Config): Promise<Resumable> {
  const { run } = await readEvidence(config.evidence);
  refuseOtherPlan(config, run.header);
  const results = new Map([...run.results].filter(([, { verdict }]) => verdict !== 'inconclusive' && verdict !== 'untested'));
  return {
    header: run.header,
    plan: { rows: run.rows, apis: run.header.apis },
    listings: run.listings,
    results,
    calls: run.end?.calls ?? [...run.results.values()].reduce((sum, { calls }) => sum + calls, 0),
  };
}

function refuseOtherPlan(config: Config, header: RunHeader): void {
  const differing = Object.entries(planOptions(config)).filter(([name, value]) => !isDeepStrictEqual(value, header.options[name]));
  if (differing.length === 0) return;
  const [name] = differing[0] ?? [];
  const was = name === undefined ? undefined : header.options[name];
  throw usageError(
    `--resume: ${config.evidence} is the evidence of another plan: ${differing.map(([option]) => option).join(', ')} differ (it was run with ${name} ${JSON.stringify(was)}).`,
    'Give the same options as then, name another file with --evidence, or leave --resume out to start anew.',
  );
}

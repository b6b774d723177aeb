/** Continues a run from its evidence: what is settled stays, what was inconclusive or never called is called. */
import { isDeepStrictEqual } from 'node:util';

import type { Config } from '../config/config.ts';
import { usageError } from '../errors.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { Plan } from '../plan/plan.ts';
import type { Availability, CellResult, Json, Listing, RunEnd, RunHeader } from '../types.ts';
import { planOptionFlags, planOptionNames, planOptions, type PlanOption } from './header.ts';

export interface Resumable {
  header: RunHeader;
  plan: Plan;
  listings: Listing[];
  claims: Availability[];
  /** What is known of each cell so far, settled or not. */
  results: Map<string, CellResult>;
  /** Calls already made. */
  calls: number;
  /** How it ended; absent where it never did. */
  end?: RunEnd;
}

/** `anyPlan`: its plan is not that of the settings, and is taken as it is. @throws UserError when the file is no evidence, or is that of another plan. */
export async function resumable(config: Config, { anyPlan }: { anyPlan: boolean }): Promise<Resumable> {
  const { run, attempts } = await readEvidence(config.evidence);
  if (!anyPlan) refuseOtherPlan(config, run.header);
  return {
    header: run.header,
    plan: { rows: run.rows, apis: run.header.apis },
    listings: run.listings,
    claims: run.availability ?? [],
    results: run.results,
    // A run that was killed never wrote its own count.
    calls: Math.max(run.end?.calls ?? 0, attempts),
    ...(run.end && { end: run.end }),
  };
}

/** Whether a cell need not be called: it has a verdict, and none of those that are to be called again. */
export function isSettled(result: CellResult | undefined, { retry }: Pick<Config, 'retry'>): boolean {
  return result !== undefined && result.verdict !== 'untested' && !retry.includes(result.verdict);
}

function refuseOtherPlan(config: Config, header: RunHeader): void {
  const now = planOptions(config);
  const differing = planOptionNames
    .map((name) => ({ name, now: now[name] ?? null, earlier: header.options[name] ?? null }))
    .filter((option) => !isDeepStrictEqual(option.now, option.earlier));
  if (differing.length === 0) return;
  const was = differing.map(({ name, earlier, now: given }) => {
    const also = isLong(earlier) && isLong(given) ? 'also ' : '';
    const [before, after] = also === '' ? [earlier, given] : [without(earlier, given), without(given, earlier)];
    return `${planOptionFlags[name]} (then ${also}${words(name, before)}, now ${also}${words(name, after)})`;
  });
  throw usageError(
    `--resume: ${config.evidence} is the evidence of another plan. Different are ${was.join('; ')}.`,
    'Give the same options as then, name another file with --evidence, or leave out --resume to start a new run.',
  );
}

function words(name: PlanOption, value: Json): string {
  // Which one profile it was is not recorded.
  return name === 'accounts' && value === null ? 'one account' : asGiven(value);
}

/** As it would stand on a command line. */
function asGiven(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : listAsGiven(value.map(asGiven));
  if (value === null || value === false) return 'none';
  return value === true ? 'given' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** Features of several APIs are a hundred columns. */
const mostShown = 8;

function isLong(value: Json): value is Json[] {
  return Array.isArray(value) && value.length > mostShown;
}

/** Of long lists only what differs tells anything. */
function without(value: Json, other: Json): Json {
  if (!Array.isArray(value) || !Array.isArray(other)) return value;
  const known = new Set(other);
  return value.filter((one) => !known.has(one));
}

function listAsGiven(values: readonly string[]): string {
  const shown = values.slice(0, mostShown).join(',');
  return values.length > mostShown ? `${shown} and ${values.length - mostShown} more` : shown;
}

/** Replies of the simulator and of AWS never stand in one matrix. */
export function refuseOtherService(
  { simulated }: RunHeader,
  simulatedNow: boolean,
  { evidence }: Pick<Config, 'evidence'>,
): void {
  if (simulated === simulatedNow) return;
  const [then, now] = simulated ? ['the simulator', 'AWS'] : ['AWS', 'the simulator'];
  throw usageError(
    `--resume: ${evidence} holds replies of ${then}, but now ${now} answers.`,
    'Name another file with --evidence, or point the endpoint variables (AWS_ENDPOINT_URL…) where they pointed then.',
  );
}

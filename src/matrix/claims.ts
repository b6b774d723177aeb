/** What the control plane claims of the models of a plan, asked for before the sweep: a first call may accept an agreement. */
import { claimAvailability } from '../discovery/availability.ts';
import type { Availability, Row } from '../types.ts';
import type { CanaryOptions } from './canary.ts';

/** Nobody waits long for a claim, in milliseconds. */
const longestWait = 5_000;

/** One claim per model and Region of bedrock-runtime; where none could be had there is none, and nothing else is missing. */
export async function gatherClaims(
  rows: readonly Row[],
  { connection, timeoutMs, signal }: CanaryOptions,
): Promise<Availability[]> {
  const models = new Map<string, Set<string>>();
  for (const { region, endpoint, model, kind } of rows) {
    // What the account brought itself goes by a name of its own.
    if (endpoint === 'bedrock-runtime' && kind === undefined)
      models.set(region, (models.get(region) ?? new Set()).add(model));
  }
  const claims: Availability[] = [];
  const patience = { timeoutMs: Math.min(timeoutMs, longestWait), signal, tries: 1 };
  await Promise.all(
    [...models].map(([region, ids]) =>
      claimAvailability(connection.clientsFor(region), [...ids], { patience, onClaim: (claim) => claims.push(claim) }),
    ),
  );
  return claims.toSorted((a, b) => (`${a.region} ${a.model}` < `${b.region} ${b.model}` ? -1 : 1));
}

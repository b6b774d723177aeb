/** What the control plane claims of the models of a plan, asked for before the sweep: a first call may accept an agreement. */
import { claimAvailability } from '../discovery/availability.ts';
import { regionOf } from '../plan/cell.ts';
import type { Availability, Row } from '../types.ts';
import type { CanaryOptions } from './canary.ts';

/** Nobody waits long for a claim, in milliseconds. */
const longestWait = 5_000;

interface Asked {
  account: string | undefined;
  region: string;
  ids: Set<string>;
}

/** One claim per model and Region of bedrock-runtime; where none could be had there is none, and nothing else is missing. */
export async function gatherClaims(
  rows: readonly Row[],
  { connection, timeoutMs, signal }: CanaryOptions,
): Promise<Availability[]> {
  const models = new Map<string, Asked>();
  for (const row of rows) {
    const { account, region, endpoint, model, kind } = row;
    // What the account brought itself goes by a name of its own.
    if (endpoint !== 'bedrock-runtime' || kind !== undefined) continue;
    const asked = models.get(regionOf(row)) ?? { account, region, ids: new Set() };
    asked.ids.add(model);
    models.set(regionOf(row), asked);
  }
  const claims: Availability[] = [];
  const patience = { timeoutMs: Math.min(timeoutMs, longestWait), signal, tries: 1 };
  await Promise.all(
    [...models.values()].map(({ account, region, ids }) =>
      claimAvailability(connection.clientsFor(region, account), [...ids], {
        patience,
        onClaim: (claim) => claims.push({ ...(account !== undefined && { account }), ...claim }),
      }),
    ),
  );
  return claims.toSorted((a, b) => (`${regionOf(a)} ${a.model}` < `${regionOf(b)} ${b.model}` ? -1 : 1));
}

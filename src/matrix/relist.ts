/** Lists again what the account set up, for a run that goes on: evidence does not hold the ARNs that calls must name. */
import type { CallableKind, Listing, Row } from '../types.ts';
import { callableSources } from '../discovery/callables.ts';
import { listingCall, problemOf, type Patience } from '../discovery/listing-call.ts';
import type { Connection } from './connect.ts';

/** Gives the listings that failed; what they would have shown cannot be asked. */
export async function relist(rows: readonly Row[], connection: Connection, patience: Patience): Promise<Listing[]> {
  const wanted = new Map<string, { region: string; kind: CallableKind }>();
  for (const { region, kind } of rows) if (kind !== undefined) wanted.set(`${region} ${kind}`, { region, kind });
  const failed = await Promise.all(
    [...wanted.values()].map(async ({ region, kind }): Promise<Listing[]> => {
      const clients = connection.clientsFor(region);
      try {
        const found = await callableSources[kind].list(clients, listingCall(patience));
        for (const { arn } of found) clients.arns.keep(arn);
        return [];
      } catch (error) {
        patience.signal.throwIfAborted();
        return [{ source: kind, region, ok: false, count: 0, problem: problemOf(error, callableSources[kind].action) }];
      }
    }),
  );
  return failed.flat();
}

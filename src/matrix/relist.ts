/** Lists again what the account set up, for a run that goes on: evidence does not hold the ARNs that calls must name. */
import type { CallableKind, Listing, Row } from '../types.ts';
import { callableSources } from '../discovery/callables.ts';
import { listedAll } from '../discovery/door.ts';
import { listingCall, problemOf, type Patience } from '../discovery/listing-call.ts';
import { regionOf } from '../plan/cell.ts';
import type { Connection } from './connect.ts';

/** Gives the listings that failed; what they would have shown cannot be asked. */
export async function relist(rows: readonly Row[], connection: Connection, patience: Patience): Promise<Listing[]> {
  const wanted = new Map<string, Pick<Row, 'account' | 'region'> & { kind: CallableKind }>();
  for (const { kind, ...row } of rows) if (kind !== undefined) wanted.set(`${regionOf(row)} ${kind}`, { ...row, kind });
  const failed = await Promise.all(
    [...wanted.values()].map(async ({ account, region, kind }): Promise<Listing[]> => {
      const clients = connection.clientsFor(region, account);
      try {
        const broken: string[] = [];
        const found = await callableSources[kind].list(clients, listingCall(patience), (what) => broken.push(what));
        for (const { arn } of found) clients.arns.keep(arn);
        if (broken.length === 0) return [];
        return [
          { ...(account !== undefined && { account }), source: kind, region, ...listedAll(found.length, broken) },
        ];
      } catch (error) {
        patience.signal.throwIfAborted();
        const problem = problemOf(error, callableSources[kind].action);
        return [{ ...(account !== undefined && { account }), source: kind, region, ok: false, count: 0, problem }];
      }
    }),
  );
  return failed.flat();
}

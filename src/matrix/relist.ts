/** Lists again what the account set up, for a run that goes on: evidence does not hold the ARNs that calls must name. */
import type { AccountResourceKind, Listing, Row } from '../types.ts';
import { accountResourceSources } from '../discovery/account-resources.ts';
import { listedAll } from '../discovery/listing-schema.ts';
import { listingCall, problemOf, type Deadline } from '../discovery/listing-call.ts';
import { keyOfWords, regionOf } from '../plan/cell.ts';
import type { Connection } from './connect.ts';

/** Gives the listings that failed; what they would have shown cannot be called. */
export async function relist(rows: readonly Row[], connection: Connection, deadline: Deadline): Promise<Listing[]> {
  const wanted = new Map<string, Pick<Row, 'account' | 'region'> & { kind: AccountResourceKind }>();
  for (const { kind, ...row } of rows)
    if (kind !== undefined) wanted.set(keyOfWords(regionOf(row), kind), { ...row, kind });
  const failed = await Promise.all(
    [...wanted.values()].map(async ({ account, region, kind }): Promise<Listing[]> => {
      const clients = connection.clientsFor(region, account);
      try {
        const broken: string[] = [];
        const found = await accountResourceSources[kind].list(clients, listingCall(deadline), (what) =>
          broken.push(what),
        );
        for (const { arn } of found) clients.arns.redact(arn);
        if (broken.length === 0) return [];
        return [
          { ...(account !== undefined && { account }), source: kind, region, ...listedAll(found.length, broken) },
        ];
      } catch (error) {
        deadline.signal.throwIfAborted();
        const problem = problemOf(error, accountResourceSources[kind].action);
        return [{ ...(account !== undefined && { account }), source: kind, region, ok: false, count: 0, problem }];
      }
    }),
  );
  return failed.flat();
}

/** What the listings of an account's own things have in common: pages of entries, each with its ARN and the models behind it. */
import type * as v from 'valibot';

import type { RegionClients } from '../aws/clients.ts';
import type { CallOptions } from '../aws/exchange.ts';
import type { AccountResourceKind } from '../types.ts';
import { entriesOf, listingReply, tokenOf } from './listing-schema.ts';
import { pages } from './pages.ts';
import type { LeftOut, ListingCall, AccountResource, Source } from './source.ts';

interface Listed<Schema extends v.GenericSchema> {
  /** The API's name: `ListPromptRouters`. */
  operation: string;
  /** Member of the reply that holds the entries. */
  member: string;
  schema: Schema;
  send(clients: RegionClients, token: string | undefined, options: CallOptions): Promise<unknown>;
}

/** All entries of all pages. */
export function allEntries<Schema extends v.GenericSchema>(
  { operation, member, schema, send }: Listed<Schema>,
  { clients, call, leftOut }: { clients: RegionClients; call: ListingCall; leftOut: LeftOut },
): Promise<v.InferOutput<Schema>[]> {
  return pages({
    operation,
    leftOut,
    ask: async (token) => {
      const body = await listingReply(call, (options) => send(clients, token, options));
      const found = entriesOf({ operation, body, member, schema, spare: ['status'], leftOut });
      return { found, next: tokenOf(operation, body['nextToken']) };
    },
  });
}

interface Own<Schema extends v.GenericSchema> extends Listed<Schema> {
  name: AccountResourceKind;
  callableOf(entry: v.InferOutput<Schema>): { arn: string; models: string[]; status?: string | null | undefined };
}

export function ownCallables<Schema extends v.GenericSchema>(own: Own<Schema>): Source<AccountResource> {
  return {
    name: own.name,
    action: `bedrock:${own.operation}`,
    async list(clients, call, leftOut) {
      const entries = await allEntries(own, { clients, call, leftOut });
      return entries.flatMap((entry) => {
        const { arn, models, status } = own.callableOf(entry);
        return models.length > 0 ? [{ arn, models, ...(status && { status }) }] : [];
      });
    },
  };
}

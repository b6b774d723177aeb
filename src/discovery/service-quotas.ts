/** ListServiceQuotas of Bedrock: the values in force for the account in one Region, paged to the end. */
import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import * as v from 'valibot';

import type { AccountClients } from '../aws/account-clients.ts';
import { sdkCall } from '../aws/sdk-handler.ts';
import { entriesOf, flag, id, listingReply, tokenOf } from './door.ts';
import { pages } from './pages.ts';
import type { LeftOut, ListingCall } from './source.ts';

/** A limit of the account, as the service names it. Its model is in the name alone. */
export interface ServiceQuota {
  /** `L-4A6BFAB1`: the same in every Region. */
  code: string;
  name: string;
  value: number;
  adjustable: boolean;
}

/** Entries of a page at most (API reference of ListServiceQuotas). */
const pageSize = 100;

export async function serviceQuotas(
  account: AccountClients,
  region: string,
  { call, leftOut }: { call: ListingCall; leftOut: LeftOut },
): Promise<ServiceQuota[]> {
  const client = account.quotas(region);
  return pages({
    operation: 'ListServiceQuotas',
    leftOut,
    ask: async (token) => {
      const input = { ServiceCode: 'bedrock', MaxResults: pageSize, ...(token && { NextToken: token }) };
      const body = await listingReply(call, (options) =>
        client.send(new ListServiceQuotasCommand(input), sdkCall(options)),
      );
      const operation = 'ListServiceQuotas';
      const found = entriesOf({ operation, body, member: 'Quotas', schema: quota, leftOut });
      return { found: found.flatMap(quotaOf), next: tokenOf(operation, body['NextToken']) };
    },
  });
}

const quota = v.object({
  QuotaCode: v.nullish(id),
  QuotaName: v.nullish(id),
  Value: v.nullish(v.number()),
  Adjustable: flag,
});

function quotaOf({
  QuotaCode: code,
  QuotaName: name,
  Value: value,
  Adjustable,
}: v.InferOutput<typeof quota>): ServiceQuota[] {
  if (!code || !name || value === undefined || value === null) return [];
  return [{ code, name, value, adjustable: Adjustable === true }];
}

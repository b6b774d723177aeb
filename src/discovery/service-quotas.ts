/** ListServiceQuotas of Bedrock: the values in force for the account in one Region, paged to the end. */
import { ListServiceQuotasCommand, type ServiceQuota as Summary } from '@aws-sdk/client-service-quotas';

import type { AccountClients } from '../aws/account-clients.ts';
import { sdkCall } from '../aws/sdk-handler.ts';
import { pages } from './pages.ts';
import { MalformedListing, type ListingCall } from './source.ts';

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
  call: ListingCall,
): Promise<ServiceQuota[]> {
  const client = account.quotas(region);
  return pages('ListServiceQuotas', async (token) => {
    const input = { ServiceCode: 'bedrock', MaxResults: pageSize, ...(token && { NextToken: token }) };
    const page = await call((options) => client.send(new ListServiceQuotasCommand(input), sdkCall(options)));
    if (!Array.isArray(page.Quotas)) throw new MalformedListing('ListServiceQuotas answered without Quotas');
    return { found: page.Quotas.flatMap(quotaOf), next: page.NextToken };
  });
}

function quotaOf({ QuotaCode: code, QuotaName: name, Value: value, Adjustable }: Summary): ServiceQuota[] {
  if (!code || !name || value === undefined) return [];
  return [{ code, name, value, adjustable: Adjustable === true }];
}

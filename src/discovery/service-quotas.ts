/** ListServiceQuotas of Bedrock: the values in force for the account in one Region, paged to the end. */
import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import * as v from 'valibot';

import type { AccountClients } from '../aws/account-clients.ts';
import { withCall } from '../aws/sdk-call.ts';
import { redact } from '../aws/redact.ts';
import { entriesOf, flag, id, listingReply, tokenOf, word } from './listing-schema.ts';
import { pages } from './pages.ts';
import type { LeftOut, ListingCall } from './source.ts';

/** A limit of the account, as the service names it. Its model is in the name alone. */
export interface ServiceQuota {
  /** `L-4A6BFAB1`: the same in every Region. */
  code: string;
  name: string;
  value: number;
  adjustable: boolean;
  /** Its account redacted. */
  arn?: string;
  description?: string;
  unit?: string;
  period?: string;
  usageMetric?: string;
  level?: string;
  global?: boolean;
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
        client.send(withCall(new ListServiceQuotasCommand(input), options)),
      );
      const operation = 'ListServiceQuotas';
      const found = entriesOf({ operation, body, member: 'Quotas', schema: quota, spare, leftOut });
      return { found: found.flatMap(quotaOf), next: tokenOf(operation, body['NextToken']) };
    },
  });
}

const quota = v.object({
  QuotaCode: v.nullish(id),
  QuotaName: v.nullish(id),
  Value: v.nullish(v.number()),
  Adjustable: flag,
  GlobalQuota: flag,
  QuotaArn: word,
  Description: word,
  Unit: word,
  QuotaAppliedAtLevel: word,
  Period: v.nullish(v.object({ PeriodValue: v.nullish(v.number()), PeriodUnit: word })),
  UsageMetric: v.nullish(v.object({ MetricNamespace: word, MetricName: word })),
});

/** A quota is its code, name and value; the rest is left out where it cannot be read. */
const spare = ['GlobalQuota', 'QuotaArn', 'Description', 'Unit', 'QuotaAppliedAtLevel', 'Period', 'UsageMetric'];

function quotaOf(listed: v.InferOutput<typeof quota>): ServiceQuota[] {
  const { QuotaCode: code, QuotaName: name, Value: value, Period: period, UsageMetric: metric } = listed;
  if (!code || !name || value === undefined || value === null) return [];
  const { Adjustable, GlobalQuota, QuotaArn, Description, Unit, QuotaAppliedAtLevel } = listed;
  return [
    {
      code,
      name,
      value,
      adjustable: Adjustable === true,
      ...(QuotaArn && { arn: redact(QuotaArn) }),
      ...(Description && { description: redact(Description) }),
      ...(Unit && { unit: Unit }),
      ...(period?.PeriodUnit && { period: `${period.PeriodValue ?? 1} ${period.PeriodUnit}` }),
      ...(metric?.MetricName && { usageMetric: [metric.MetricNamespace, metric.MetricName].filter(Boolean).join(' ') }),
      ...(QuotaAppliedAtLevel && { level: QuotaAppliedAtLevel }),
      ...(typeof GlobalQuota === 'boolean' && { global: GlobalQuota }),
    },
  ];
}

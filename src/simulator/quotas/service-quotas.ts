/** ListServiceQuotas of Service Quotas, in pages. Protocol: AWS JSON 1.1, the operation in X-Amz-Target. */
import { readFileSync } from 'node:fs';

import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { accountId } from '../identity.ts';
import { invalid, type Refusal } from '../refusal.ts';

interface Quota {
  code: string;
  name: string;
  value: number;
  adjustable: boolean;
}

const mostResults = 100;

export function listServiceQuotas(call: Call): Answer | Refusal {
  if (call.headers['x-amz-target'] !== 'ServiceQuotasV20190624.ListServiceQuotas') {
    return { status: 400, type: 'UnknownOperationException', message: '' };
  }
  const { ServiceCode: service, MaxResults: asked, NextToken: token } = call.body;
  if (service !== 'bedrock') return { status: 404, type: 'NoSuchResourceException', message: 'Service not found.' };
  const size = typeof asked === 'number' ? asked : mostResults;
  if (size < 1 || size > mostResults)
    return invalid('MaxResults must be between 1 and 100.', { type: 'IllegalArgumentException' });
  const from = typeof token === 'string' ? Number(token) : 0;
  const region = call.caller.region;
  const next = from + size < quotas().length ? { NextToken: String(from + size) } : {};
  const page = quotas().slice(from, from + size);
  return jsonAnswer({ Quotas: page.map((quota) => entry(quota, region)), ...next });
}

function entry({ code, name, value, adjustable }: Quota, region: string) {
  return {
    ServiceCode: 'bedrock',
    ServiceName: 'Amazon Bedrock',
    QuotaArn: `arn:aws:servicequotas:${region}:${accountId}:bedrock/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: value,
    Unit: 'None',
    Adjustable: adjustable,
    GlobalQuota: false,
    QuotaAppliedAtLevel: 'ACCOUNT',
    Description: `The maximum of ${name} in this account and Region.`,
    ...(/per minute/.test(name) && { Period: { PeriodValue: 1, PeriodUnit: 'MINUTE' } }),
    ...(/per day/.test(name) && { Period: { PeriodValue: 1, PeriodUnit: 'DAY' } }),
    ...(/requests per minute/.test(name) && {
      UsageMetric: { MetricNamespace: 'AWS/Bedrock', MetricName: 'Invocations', MetricDimensions: {} },
    }),
  };
}

let builtIn: Quota[] | undefined;

function quotas(): Quota[] {
  if (builtIn === undefined) {
    const parsed: { quotas: Quota[] } = JSON.parse(
      readFileSync(new URL('../data/quotas.json', import.meta.url), 'utf8'),
    );
    builtIn = parsed.quotas;
  }
  return builtIn;
}

/** The service quotas of a model in the catalogue, types only. */
import type { Known } from './known.ts';

export type QuotaScope = 'on-demand' | 'cross-region' | 'global-cross-region' | 'mantle' | 'account';

/** One service quota, with all Regions in which it has this value. */
export interface Quota {
  code: string;
  name: string;
  scope: QuotaScope;
  measure: string;
  /** What sets it apart from the model's usual quota: `1M context`, `latency-optimized`. */
  variant: string | null;
  value: number;
  adjustable: boolean;
  /** Of the first of its Regions, the account left out. */
  arn: Known<string>;
  description: Known<string>;
  unit: Known<string>;
  /** `1 MINUTE`. */
  period: Known<string>;
  /** `AWS/Bedrock InvocationsPerMinute`. */
  usageMetric: Known<string>;
  /** ACCOUNT, RESOURCE or ALL. */
  level: Known<string>;
  /** One value for all Regions together. */
  global: Known<boolean>;
  regions: string[];
}

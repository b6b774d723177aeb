/** Token buckets per model, on the machine's clock. */
import { globMatches } from './glob.ts';
import type { ThrottleRule } from './scenario.ts';

interface Bucket {
  tokens: number;
  at: number;
}

/** Takes a token from the first rule that matches; false when there is none left. */
export type Throttle = (endpoint: 'runtime' | 'mantle', region: string, model: string) => boolean;

export function createThrottle(rules: readonly ThrottleRule[], now: () => number): Throttle {
  const buckets = new Map<string, Bucket>();
  return (endpoint, region, model) => {
    const index = rules.findIndex((rule) => matches(rule, endpoint, model));
    const rule = rules[index];
    if (rule === undefined) return true;
    const key = `${index} ${endpoint} ${region} ${model}`;
    const bucket = buckets.get(key) ?? { tokens: rule.burst, at: now() };
    const at = now();
    bucket.tokens = Math.min(rule.burst, bucket.tokens + ((at - bucket.at) / 1000) * rule.perSecond);
    bucket.at = at;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  };
}

function matches(rule: ThrottleRule, endpoint: 'runtime' | 'mantle', model: string): boolean {
  return (rule.endpoint ?? endpoint) === endpoint && globMatches(rule.model ?? '*', model);
}

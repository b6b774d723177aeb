/** How long a reply takes to begin: drawn from the seed and the call, so that the order of calls does not matter. */
import { fraction } from './hash.ts';
import type { Latency } from './scenario.ts';

/** Standard normal quantile of 0.99: the tail is the 99th percentile. */
const z99 = 2.326;

export function latencyMs(latency: Latency, words: readonly (string | number)[]): number {
  if (typeof latency === 'number') return latency;
  const radius = Math.sqrt(-2 * Math.log(1 - fraction(...words, 'radius')));
  const normal = radius * Math.cos(2 * Math.PI * fraction(...words, 'angle'));
  const sigma = Math.log(latency.tail / latency.median) / z99;
  return latency.median * Math.exp(sigma * normal);
}

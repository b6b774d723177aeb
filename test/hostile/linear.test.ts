/** What is matched against texts of others takes time in proportion to their length. `npm run bench linear` prints how much. */
import { expect, it } from 'vitest';
import { rules, slowest } from './linear.ts';

// An expression that backtracks needs minutes for this length, one that does not some milliseconds: no clock is that wrong.
it.each(rules.map((rule) => [rule.name, rule] as const))('%s reads 200 kB', (_name, rule) => {
  expect(slowest(rule, 20_000).ms).toBeLessThan(500);
  const { ms, seed } = slowest(rule, 200_000);
  console.log(`${rule.name}: ${ms.toFixed(1)} ms, ${seed}`);
  expect(ms).toBeLessThan(5_000);
});

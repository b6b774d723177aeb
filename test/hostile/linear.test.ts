/** What is matched against texts of others takes time in proportion to their length. `npm run bench linear` prints how much. */
import { expect, it } from 'vitest';
import { rules, slowest } from './linear.ts';

// An expression that backtracks needs minutes for this length, one that does not some milliseconds: no clock is that wrong.
// Redaction is timed by the benchmark alone.
it.each(rules.filter(({ name }) => name !== 'redaction').map((rule) => [rule.name, rule] as const))(
  '%s reads 200 kB',
  (_name, rule) => {
    expect(slowest(rule, 20_000).ms).toBeLessThan(500);
    expect(slowest(rule, 200_000).ms).toBeLessThan(5_000);
  },
);

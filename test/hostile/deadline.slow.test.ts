/** The same waits, in the commands that share their listings with `run`. */
import { describe, expect, it } from 'vitest';

import { longest, visitWaiting, waits } from './waits.ts';

describe.each(waits)('%s', (_name, environment) => {
  it.each([['list'], ['models', '-o', 'models.json']])(
    'does not keep %s beyond its time limits',
    async (...argv) => {
      const { code, ms } = await visitWaiting(argv, await environment());
      expect(code).toBe(1);
      expect(ms).toBeLessThan(longest);
    },
    40_000,
  );
});

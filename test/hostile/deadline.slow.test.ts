/** The same waits, in the commands that share their listings with `run`. */
import { describe, expect, it } from 'vitest';

import { visit } from '../end-to-end/harness.ts';
import { waits } from './waits.ts';

describe.each(waits)('%s', (_name, environment) => {
  it.each([['list'], ['models', '-o', 'models.json']])(
    'does not keep %s beyond its time limits',
    async (...argv) => {
      const start = performance.now();
      const outcome = await visit(undefined, [...argv, '--timeout', '0.3'], { env: await environment() });
      expect(outcome.code).toBe(1);
      // A listing is tried a few times, with pauses between.
      expect(performance.now() - start).toBeLessThan(20_000);
    },
    40_000,
  );
});

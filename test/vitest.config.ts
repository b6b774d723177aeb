import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('..'),
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:hostile` runs these.
    exclude: ['test/**/*.slow.test.ts'],
    setupFiles: ['test/setup.ts'],
    reporters: ['default', here('count-reporter.ts')],
    testTimeout: 30_000,
    // Half of the machine: the tests of the runner measure time, and are not to wait for a processor.
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  },
});

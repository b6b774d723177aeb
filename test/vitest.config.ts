import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SpreadWaits } from './spread-waits.ts';
import { unitFiles } from './unit-files.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const units = unitFiles();
/** Of the machine: what measures time is not to wait for a processor. */
const half = Math.max(2, Math.floor(availableParallelism() / 2));

export default defineConfig({
  root: here('..'),
  test: {
    setupFiles: ['test/setup.ts'],
    reporters: ['default', here('count-reporter.ts')],
    testTimeout: 30_000,
    // What was compiled once, for a project or in an earlier run, is read from node_modules.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: SpreadWaits },
    projects: [
      {
        extends: true,
        // One world for all of them, in this project and the next: what they import is loaded once, not once for each file.
        test: { name: 'unit', include: units, setupFiles: ['test/setup-unit.ts'], isolate: false, maxWorkers: half },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          // `npm run test:package` and `npm run test:hostile` run these.
          exclude: [...units, 'test/package/**', 'test/**/*.slow.test.ts'],
          isolate: false,
          // A process takes seconds to start where many start at once.
          testTimeout: 120_000,
          // Most of these wait, for timers and processes: two more than what the processors carry. Each more loads and compiles all once again.
          maxWorkers: half + 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

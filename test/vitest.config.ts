import { availableParallelism, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { unitFiles } from './unit-files.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const units = unitFiles();

export default defineConfig({
  root: here('..'),
  test: {
    setupFiles: ['test/setup.ts'],
    reporters: ['default', here('count-reporter.ts')],
    testTimeout: 30_000,
    // Half of the machine: the tests of the runner measure time, and are not to wait for a processor.
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    projects: [
      {
        extends: true,
        // One world for all of them: what they import is loaded once, not once for each file.
        test: { name: 'unit', include: units, setupFiles: ['test/setup-unit.ts'], isolate: false },
      },
      {
        extends: true,
        // `npm run test:hostile` runs the slow ones.
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: [...units, 'test/package/**', 'test/**/*.slow.test.ts'],
          isolate: false,
          // A process takes seconds to start where many start at once.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        // What people install: the packed file, installed by npm. Each recipe has a machine of its own.
        test: {
          name: 'package',
          // The recipes are shell scripts of Linux and macOS.
          include: platform() === 'win32' ? [] : ['test/package/**/*.test.ts'],
          globalSetup: [here('package/global-setup.ts')],
          isolate: false,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

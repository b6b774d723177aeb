import { platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

import usual from '../vitest.config.ts';

// The parts of the suite are not those of this one.
const { projects: _projects, ...test } = usual.test ?? {};

/** `npm run test:package`: what people install, and the recipes of docs/ci.md, run from the packed file, each on a machine of its own. */
export default defineConfig({
  ...usual,
  test: {
    ...test,
    // The recipes are shell scripts of Linux and macOS.
    include: platform() === 'win32' ? [] : ['test/package/**/*.test.ts'],
    passWithNoTests: platform() === 'win32',
    globalSetup: [fileURLToPath(new URL('global-setup.ts', import.meta.url))],
    isolate: false,
    hookTimeout: 120_000,
  },
});

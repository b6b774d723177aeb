import { defineConfig } from 'vitest/config';

import usual from '../vitest.config.ts';

// The parts of the suite are not those of this one.
const { projects: _projects, ...test } = usual.test ?? {};

/** `npm run test:hostile`: what is too slow for the suite. */
export default defineConfig({
  ...usual,
  test: { ...test, include: ['test/hostile/**/*.slow.test.ts'], exclude: [], testTimeout: 120_000 },
});

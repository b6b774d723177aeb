import { defineConfig } from 'vitest/config';

import usual from '../vitest.config.ts';

/** `npm run test:hostile`: what is too slow for the suite. */
export default defineConfig({
  ...usual,
  test: { ...usual.test, include: ['test/hostile/**/*.slow.test.ts'], exclude: [] },
});

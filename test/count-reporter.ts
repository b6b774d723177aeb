/** Closes a test run with one plain line, `tests: N passed, N failed`, for people and CI systems that read the last line. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

type Count = Record<'passed' | 'failed' | 'skipped', number>;

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = withEarlier(process.env['TEST_COUNT_FILE'], countOf(modules));
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    process.stdout.write(`\ntests: ${count.passed} passed, ${count.failed} failed${skipped}\n`);
  }
}

function countOf(modules: readonly TestModule[]): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    const before = count.failed;
    for (const test of module.children.allTests()) {
      const state = test.result().state;
      if (state !== 'pending') count[state] += 1;
    }
    if (module.state() === 'failed' && count.failed === before) count.failed += 1;
  }
  return count;
}

/** Adds what the runs before this one counted, where a file keeps it: `.ci/run` makes several, and its last line speaks of all. */
function withEarlier(file: string | undefined, { passed, failed, skipped }: Count): Count {
  if (file === undefined) return { passed, failed, skipped };
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const earlier: Partial<Count> = text === '' ? {} : JSON.parse(text);
  const sum: Count = {
    passed: passed + (earlier.passed ?? 0),
    failed: failed + (earlier.failed ?? 0),
    skipped: skipped + (earlier.skipped ?? 0),
  };
  writeFileSync(file, JSON.stringify(sum));
  return sum;
}

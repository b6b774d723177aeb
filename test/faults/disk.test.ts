/** A disk that fails ends the run with a clear word, and what was written stays whole. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshDirectory, isOneParagraph, simulated, usualCsv, usualEvidence, visit } from '../end-to-end/harness.ts';
import { isWindows, notOnWindows } from '../platform.ts';
import { startChild } from './child.ts';
import { askedTwice, callsOf, scene, undisturbedRun } from './scene.ts';

const slow = { ...scene, latency: 20 };

describe('a disk without room', () => {
  it.runIf(existsSync('/dev/full'))(
    'ends the run with exit code 1, and says which file could not be written and why',
    async () => {
      const run = await visit(await simulated(scene), ['--evidence', '/dev/full']);
      expect(run.code).toBe(1);
      expect(isOneParagraph(run)).toBe(true);
      expect(run.stderr).toMatch(/\/dev\/full: no space is left/);
    },
  );

  it.skipIf(isWindows)(
    `keeps every whole line that found room, and --resume goes on from there${notOnWindows('no shell limits the size of a file')}`,
    async () => {
      const undisturbed = await undisturbedRun();
      const simulator = await simulated(slow);
      const cwd = freshDirectory();
      // The shell's limit on the size of a file, in blocks of 1024 bytes: the first write beyond it is cut in the middle.
      const { ended } = startChild(['-c', '4'], { cwd, env: simulator.environment, before: 'ulimit -f 24;' });
      const ending = await ended;
      expect(ending).toMatchObject({ code: 1, signal: null });
      expect(ending.stderr).toMatch(
        /bedrock_evidence\.ndjson: it would pass the limit on the size of a file\.\n.*--resume/,
      );
      expect(ending.stderr).not.toMatch(/^\s+at /m);
      const kept = readFileSync(join(cwd, usualEvidence), 'utf8');
      expect(kept.length).toBeGreaterThan(16 * 1024);
      expect(kept.length).toBeLessThanOrEqual(24 * 1024);
      for (const line of kept.trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('t');
      const run = await visit(simulator, ['--resume'], { cwd });
      expect(run.text(usualCsv)).toBe(undisturbed.csv);
      expect(askedTwice(callsOf(simulator), undisturbed.calls).length).toBeLessThanOrEqual(4 + 1);
    },
  );
});

it.skipIf(isWindows)(
  `a directory that vanishes under the run ends it at once, and the paragraph names the file${notOnWindows('the folder of an open file cannot be deleted')}`,
  async () => {
    const simulator = await simulated(slow);
    const cwd = join(freshDirectory(), 'gone');
    mkdirSync(cwd);
    const running = visit(simulator, ['-c', '4'], { cwd });
    await expect.poll(() => callsOf(simulator).size, { interval: 5, timeout: 30_000 }).toBeGreaterThan(10);
    rmSync(cwd, { recursive: true });
    const { code, stderr } = await running;
    expect(code).toBe(1);
    expect(stderr).toContain(join(cwd, usualEvidence));
    expect(callsOf(simulator).size).toBeLessThan(60);
  },
);

it('a reader of stdout that leaves early, as head does, disturbs nothing', async () => {
  const undisturbed = await undisturbedRun();
  const simulator = await simulated(scene);
  const cwd = freshDirectory();
  const { process: child, ended } = startChild(['-o', '-', '-o', 'matrix.csv'], { cwd, env: simulator.environment });
  child.stdout?.destroy();
  expect(await ended).toMatchObject({ code: 0, signal: null });
  expect(readFileSync(join(cwd, 'matrix.csv'), 'utf8')).toBe(undisturbed.csv);
  expect(readFileSync(join(cwd, usualEvidence), 'utf8')).toMatch(/\n\{"t":"end".*\}\n$/);
});

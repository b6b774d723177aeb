/** A run that is stopped, by whom and when ever, loses nothing that it knew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { freshDirectory, modelCalls, simulated, usualCsv, usualEvidence, visit } from '../end-to-end/harness.ts';
import { startChild } from './child.ts';
import { askedTwice, callsOf, scene, smallScene, undisturbedRun } from './scene.ts';
import { isWindows, notOnWindows } from '../platform.ts';

const concurrency = 4;
const slow = { ...scene, latency: { median: 40, tail: 120 } };
const argv = ['-c', String(concurrency)];

function settledIn(cwd: string): number {
  return readFileSync(join(cwd, usualEvidence), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"t":"cell"')).length;
}

it.skipIf(isWindows).for([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  `%s ends the run in good order with exit code %i; --resume asks only the rest and gives the same CSV${notOnWindows('no signal can be sent to a process')}`,
  async ([signal, code]) => {
    const undisturbed = await undisturbedRun();
    const simulator = await simulated(slow);
    const cwd = freshDirectory();
    const { process: child, ended } = startChild(argv, { cwd, env: simulator.environment });
    await expect.poll(() => callsOf(simulator).size, { interval: 10, timeout: 60_000 }).toBeGreaterThan(20);
    child.kill(signal);
    const ending = await ended;
    expect(ending).toMatchObject({ code, signal: null });
    expect(ending.stderr).not.toMatch(/^\s+at /m);
    const run = await visit(simulator, ['--resume'], { cwd });
    expect(run).toMatchObject({ code: 0 });
    expect(run.text(usualCsv)).toBe(undisturbed.csv);
    expect(askedTwice(callsOf(simulator), undisturbed.calls).length).toBeLessThanOrEqual(concurrency);
  },
);

it('kill -9, again and again at any moment, loses no more than the cells in flight, and the CSV is the same in the end', async () => {
  const undisturbed = await undisturbedRun();
  const simulator = await simulated(slow);
  const cwd = freshDirectory();
  const kills = 4;
  let known = 0;
  for (let nth = 0; nth < kills; nth += 1) {
    const { process: child, ended } = startChild(nth === 0 ? argv : [...argv, '--resume'], {
      cwd,
      env: simulator.environment,
    });
    const before = modelCalls(simulator).length;
    await expect.poll(() => modelCalls(simulator).length, { interval: 5, timeout: 60_000 }).toBeGreaterThan(before + 5);
    await sleep(Math.random() * 300);
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
    const settled = settledIn(cwd);
    expect(settled).toBeGreaterThanOrEqual(known);
    known = settled;
  }
  const run = await visit(simulator, ['--resume'], { cwd });
  const twice = askedTwice(callsOf(simulator), undisturbed.calls);
  console.log(
    `${kills} kills of ${concurrency} in flight: ${known} cells were settled by then, ${twice.length} cells were asked again`,
  );
  expect(run).toMatchObject({ code: 0 });
  expect(run.text(usualCsv)).toBe(undisturbed.csv);
  expect(known).toBeGreaterThan(0);
  expect(twice.length).toBeLessThanOrEqual(kills * concurrency);
});

it('a run that was killed before it asked anything starts anew with --resume', async () => {
  const simulator = await simulated(smallScene);
  const cwd = freshDirectory();
  const whole = await visit(simulator, [], { cwd });
  const lines = whole.text(usualEvidence).split('\n');
  const header = lines[0] ?? '';
  for (const start of ['', header.slice(0, 40), `${header}\n`, `${lines.slice(0, 6).join('\n')}\n{"t":"row","reg`]) {
    writeFileSync(join(cwd, usualEvidence), start);
    const run = await visit(simulator, ['--resume'], { cwd });
    expect(run).toMatchObject({ code: 0 });
    expect(run.text(usualCsv)).toBe(whole.text(usualCsv));
  }
});

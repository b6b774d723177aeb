/** One evidence file belongs to one run at a time, and to one plan. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  freshDirectory,
  isOneParagraph,
  modelCalls,
  simulated,
  usualCsv,
  usualEvidence,
  visit,
} from '../end-to-end/harness.ts';
import { startChild } from './child.ts';
import { callsOf, scene, smallScene, undisturbedRun } from './scene.ts';

it('a second run on the evidence of one that is alive refuses before it calls anything, and leaves it alone', async () => {
  const undisturbed = await undisturbedRun();
  const simulator = await simulated({ ...scene, latency: 30 });
  const cwd = freshDirectory();
  const { process: first, ended } = startChild([], { cwd, env: simulator.environment });
  await expect.poll(() => callsOf(simulator).size, { interval: 5, timeout: 60_000 }).toBeGreaterThan(5);
  const other = await simulated(scene);
  for (const argv of [[], ['--resume']]) {
    const second = await visit(other, [...argv, '-o', 'second.csv', '--error-log', 'second.log'], { cwd });
    expect(second.code).toBe(1);
    expect(isOneParagraph(second)).toBe(true);
    expect(second.stderr).toMatch(new RegExp(`Another run \\(pid ${first.pid}\\) is writing`));
  }
  expect(other.requests).toEqual([]);
  expect(await ended).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, usualCsv), 'utf8')).toBe(undisturbed.csv);
});

it('--resume refuses the evidence of another plan, and of another service', async () => {
  const simulator = await simulated(scene);
  const cwd = freshDirectory();
  const run = await visit(simulator, ['--limit', '3'], { cwd });
  const before = run.text(usualEvidence);
  const other = await visit(simulator, ['--resume', '--limit', '4'], { cwd });
  expect(other).toMatchObject({ code: 2 });
  expect(other.stderr).toContain('--limit (then 3, now 4)');
  expect((await visit(simulator, ['--resume', '--limit', '3', '--shard', '1/2'], { cwd })).stderr).toContain(
    '--shard (then none, now 1/2)',
  );
  expect(readFileSync(join(cwd, usualEvidence), 'utf8')).toBe(before);
});

it('a new run keeps the evidence of one that was stopped, and says where', async () => {
  const simulator = await simulated({ ...smallScene, latency: 20 });
  const cwd = freshDirectory();
  const stop = new AbortController();
  const stopped = visit(simulator, ['-c', '2'], { cwd, signal: stop.signal });
  await expect.poll(() => callsOf(simulator).size, { interval: 5, timeout: 30_000 }).toBeGreaterThan(10);
  stop.abort('SIGINT');
  const before = (await stopped).text(usualEvidence);
  const anew = await visit(simulator, [], { cwd });
  const aside = anew.files.filter((name) => /^bedrock_evidence\.backup-20.*Z\.ndjson$/.test(name));
  expect(aside.length).toBe(1);
  expect(anew.text(aside[0] ?? '')).toBe(before);
  expect(anew.stderr).toContain(aside[0]);
  const resumed = await visit(simulator, ['--resume', '--evidence', aside[0] ?? '', '-o', 'other.csv'], { cwd });
  expect(resumed.text('other.csv')).toBe(anew.text(usualCsv));
  expect(readdirSync(cwd).filter((name) => name.endsWith('.lock'))).toEqual([]);
});

it('--retry widens what --resume asks again, and --resume alone asks nothing that is settled', async () => {
  const gated = await simulated(smallScene);
  const cwd = freshDirectory();
  await visit(gated, [], { cwd });
  const open = await simulated({ ...smallScene, gates: [] });
  await visit(open, ['--resume'], { cwd });
  expect(callsOf(open).size).toBe(0);
  const run = await visit(open, ['--resume', '--retry', 'inconclusive,blocked'], { cwd });
  expect(new Set([...callsOf(open).keys()].map((key) => key.split(' ')[2]))).toEqual(new Set(['vendor.model-3-v1:0']));
  expect(run.csv().find((row) => row['Model'] === 'vendor.model-3-v1:0')).toMatchObject({
    Invoke_API: '✓',
    Converse_API: '✓',
  });
  expect((await visit(open, ['--retry', 'blocked'], { cwd })).stderr).toContain('--retry goes with --resume');
  expect(modelCalls(gated).length).toBeGreaterThan(0);
});

it('what was inconclusive stays so when --resume is stopped before it asks again', async () => {
  const ill = await simulated({ ...scene, faults: [{ match: { target: 'vendor.model-5-*' }, reply: 'reset' }] });
  const cwd = freshDirectory();
  const before = await visit(ill, ['--retries', '0'], { cwd });
  const stalled = await simulated({ ...scene, faults: [{ match: { target: 'vendor.*' }, reply: 'stall' }] });
  const stop = new AbortController();
  const resuming = visit(stalled, ['--resume'], { cwd, signal: stop.signal });
  await expect.poll(() => callsOf(stalled).size, { interval: 5, timeout: 30_000 }).toBeGreaterThan(0);
  stop.abort('SIGINT');
  expect(await resuming).toMatchObject({ code: 130 });
  expect((await resuming).text(usualCsv)).toBe(before.text(usualCsv));
  const report = await visit(undefined, ['report', usualEvidence, '-o', '-'], { cwd });
  expect(report.stdout).toBe(before.text(usualCsv));
  const healed = await visit(await simulated(scene), ['--resume'], { cwd });
  expect(healed.text(usualCsv)).toBe((await undisturbedRun()).csv);
});

/** Credentials that end on the way: new ones are fetched, and where there are none the run stops before it measures nonsense. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/simulator/scenario.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, modelCalls, simulated, usualCsv, visit } from '../end-to-end/harness.ts';
import { startChild, type Ending } from './child.ts';
import { askedTwice, callsOf, scene, undisturbedRun } from './scene.ts';

interface Session extends Ending {
  cwd: string;
  /** Times the program that hands out credentials was asked. */
  handedOut: number;
}

/** A run whose credentials come from a program, each time good for `seconds`. */
async function withCredentialProgram(simulator: Simulator, seconds: number): Promise<Session> {
  const cwd = freshDirectory();
  const program = join(cwd, 'hand-out.mjs');
  const { accessKeyId, secretAccessKey } = simulator.credentials;
  const keys = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey });
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs';
    appendFileSync(${JSON.stringify(join(cwd, 'handed-out'))}, '.');
    const Expiration = new Date(Date.now() + ${seconds * 1000}).toISOString();
    console.log(JSON.stringify({ ...${keys}, Expiration }));`,
  );
  writeFileSync(
    join(cwd, 'config'),
    `[default]\nregion = us-east-1\ncredential_process = ${process.execPath} ${program}\n`,
  );
  const env = {
    ...simulator.environment,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_CONFIG_FILE: join(cwd, 'config'),
  };
  const ending = await startChild(['-c', '4'], { cwd, env }).ended;
  return { ...ending, cwd, handedOut: readFileSync(join(cwd, 'handed-out'), 'utf8').length };
}

describe('credentials that end on the way', () => {
  it('are fetched anew before they end, and no call is refused', async () => {
    const undisturbed = await undisturbedRun();
    const simulator = await simulated({ ...scene, latency: 60 });
    const run = await withCredentialProgram(simulator, 1.4);
    expect(run).toMatchObject({ code: 0 });
    expect(run.handedOut).toBeGreaterThan(1);
    expect(readFileSync(join(run.cwd, usualCsv), 'utf8')).toBe(undisturbed.csv);
    expect(askedTwice(callsOf(simulator), undisturbed.calls)).toEqual([]);
  });

  it('are fetched anew when the service refuses them, and only the refused call is made again', async () => {
    const undisturbed = await undisturbedRun();
    const faults: Fault[] = [
      { match: { api: 'converse', target: 'vendor.model-11-*' }, times: 1, reply: 'expired-token' },
    ];
    const simulator = await simulated({ ...scene, faults });
    const run = await withCredentialProgram(simulator, 3600);
    expect(run).toMatchObject({ code: 0 });
    expect(run.handedOut).toBeGreaterThan(1);
    expect(readFileSync(join(run.cwd, usualCsv), 'utf8')).toBe(undisturbed.csv);
    expect(askedTwice(callsOf(simulator), undisturbed.calls)).toEqual(['runtime converse vendor.model-11-v1:0']);
  });

  it('for good stop the run with exit code 4; nothing is measured with them, and --resume with new ones completes it', async () => {
    const undisturbed = await undisturbedRun();
    const faults: Fault[] = [];
    const simulator = await simulated({ ...scene, latency: 10, faults });
    const cwd = freshDirectory();
    const running = visit(simulator, ['-c', '4'], { cwd });
    await expect.poll(() => callsOf(simulator).size, { interval: 5, timeout: 30_000 }).toBeGreaterThan(20);
    faults.push({ match: {}, reply: 'expired-token' });
    const run = await running;
    const calls = modelCalls(simulator).length;
    expect(run.code).toBe(4);
    expect(run.stdout + run.stderr).toMatch(/expired/i);
    expect(run.evidence().filter(({ t, verdict }) => t === 'cell' && verdict === 'inconclusive')).toEqual([]);
    expect(calls).toBeLessThan(50);
    faults.length = 0;
    const resumed = await visit(simulator, ['--resume'], { cwd });
    expect(resumed).toMatchObject({ code: 0 });
    expect(resumed.text(usualCsv)).toBe(undisturbed.csv);
    expect(askedTwice(callsOf(simulator), undisturbed.calls).length).toBeLessThanOrEqual(4);
  });
});

/** A network that goes wrong is no statement about a model: nothing of it becomes a ✗, and --resume asks it again. */
import { describe, expect, it } from 'vitest';
import type { FaultReply } from '../../src/simulator/scenario.ts';
import { freshDirectory, modelCalls, simulated, usualCsv, visit } from '../end-to-end/harness.ts';
import { askedTwice, callsOf, smallScene as scene, undisturbedRun } from './scene.ts';

const quick = ['--retries', '0', '-c', '64', '--model-concurrency', '8'];
/** Some models, on all their APIs. */
const failing = 'vendor.model-1*';

describe.each<[FaultReply, string, ...string[]]>([
  ['reset', 'connection-lost'],
  ['cut', 'malformed-reply'],
  // Few at a time: on a busy machine many calls at once keep each other beyond the time limit.
  ['stall', 'timeout', '--timeout', '2', '-c', '8'],
  ['stall-after-headers', 'timeout', '--timeout', '2', '-c', '8'],
  ['html', 'malformed-reply'],
  ['empty', 'malformed-reply'],
])('replies that come as %s', (reply, reason, ...more) => {
  it('leave cells inconclusive, and --resume asks them and no others', async () => {
    const undisturbed = await undisturbedRun(scene);
    const faulty = await simulated({ ...scene, faults: [{ match: { target: failing }, reply }] });
    const cwd = freshDirectory();
    const run = await visit(faulty, [...quick, ...more], { cwd });
    const lines = run.evidence().filter(({ t }) => t === 'cell');
    const hit = lines.filter(({ cell }) => String(cell).includes(' vendor.model-1'));
    expect(run.code).toBe(0);
    expect(hit.length).toBe(2 * 5);
    expect(new Set(hit.map(({ verdict }) => verdict))).toEqual(new Set(['inconclusive']));
    expect(new Set(hit.map((line) => line['reason']))).toEqual(new Set([reason]));
    const working = await simulated(scene);
    const resumed = await visit(working, ['--resume'], { cwd });
    expect(resumed.text(usualCsv)).toBe(undisturbed.csv);
    expect(new Set(callsOf(working).keys())).toEqual(
      new Set(lines.filter(({ verdict }) => verdict === 'inconclusive').map(callKey)),
    );
    expect(askedTwice(callsOf(working), undisturbed.calls)).toEqual([]);
  });
});

/** The key in `Calls` of a cell's line. */
function callKey({ cell }: { [name: string]: unknown }): string {
  const [, endpoint = '', model = '', profile = '', api = ''] = String(cell).split(' ');
  return `${endpoint.replace('bedrock-', '')} ${api} ${profile === '-' ? model : profile}`;
}

describe('a network that is not there', () => {
  it('a host that no DNS knows leaves its cells inconclusive by that name, or not asked; with the network back, --resume asks them', async () => {
    const undisturbed = await undisturbedRun(scene);
    const simulator = await simulated(scene);
    const cwd = freshDirectory();
    const run = await visit(simulator, quick, {
      cwd,
      env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'http://runtime.invalid' },
    });
    const runtime = run.evidence().filter(({ t, cell }) => t === 'cell' && String(cell).includes(' bedrock-runtime '));
    expect(run.code).toBe(4);
    // A few calls find it out; the other cells are not asked.
    const told = new Set(runtime.map(({ verdict, reason }) => `${String(verdict)} ${String(reason)}`));
    expect(told).toEqual(new Set(['inconclusive dns', 'untested endpoint-not-answering']));
    expect(run.csv().filter((row) => row['Service'] === 'bedrock-runtime' && Object.values(row).includes('✗'))).toEqual(
      [],
    );
    expect((await visit(simulator, ['--resume'], { cwd })).text(usualCsv)).toBe(undisturbed.csv);
  });

  it('a clock an hour off is named, and nothing is measured with it', async () => {
    const simulator = await simulated({ ...scene, clockOffsetMs: 3_600_000 });
    const run = await visit(simulator, quick);
    expect({ code: run.code, calls: modelCalls(simulator).length }).toEqual({ code: 1, calls: 0 });
    expect(run.stderr).toMatch(/clock/);
  });
});

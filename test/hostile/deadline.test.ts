/** `--timeout` holds for the whole call, whatever part of it the other side keeps us waiting in. */
import { describe, expect, it } from 'vitest';

import { freshDirectory, simulated, visit } from '../end-to-end/harness.ts';
import { everyKind } from '../end-to-end/models.ts';
import { startChild } from '../faults/child.ts';
import { closingServer, silentServer } from './raw-servers.ts';
import { behind, keys, longest, visitWaiting, waits } from './waits.ts';

describe.each(waits)('%s', (_name, environment) => {
  it.each([['run', '--retries', '0'], ['doctor']])(
    'does not keep %s beyond its time limits',
    async (...argv) => {
      const { code, ms } = await visitWaiting(argv, await environment());
      expect(code).toBe(1);
      expect(ms).toBeLessThan(longest);
    },
    40_000,
  );
});

describe('what cannot connect', () => {
  it('is tried again a few times with pauses, not thousands of times a second', async () => {
    const proxy = await closingServer();
    await visit(undefined, ['list', '--timeout', '5'], { env: behind(`http://127.0.0.1:${proxy.port}`) });
    expect(proxy.connections()).toBeLessThan(40);
  });

  it('of STS, keeps nobody beyond the time limit', async () => {
    const sts = await silentServer();
    const env = { ...keys, AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${sts.port}` };
    const argv = ['list', '--timeout', '0.5', '--role-arn', 'arn:aws:iam::123456789012:role/x'];
    const { code, stderr } = await startChild(argv, { cwd: freshDirectory(), env }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/no reply within 0\.5 s/);
  });

  it('of two endpoints keeps the other from nothing', async () => {
    const simulator = await simulated({ catalogue: { models: everyKind } });
    const silent = await silentServer();
    const argv = ['run', '--timeout', '0.5', '--retries', '0'];
    const outcome = await visit(simulator, argv, {
      env: { AWS_ENDPOINT_URL_BEDROCK_MANTLE: `https://127.0.0.1:${silent.port}` },
      cwd: freshDirectory(),
    });
    expect(outcome.code).toBe(4);
    expect(outcome.csv().filter((row) => row['Converse_API'] === '✓').length).toBeGreaterThan(0);
  });
});

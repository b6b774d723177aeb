/** Calls that end with their deadline, or with the run. */
import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { callWithin } from '../../src/aws/deadline.ts';

const never = (): Promise<never> => new Promise<never>(() => undefined);

describe('calls of one run', () => {
  it('all end when the run is stopped, and share one listener on its signal', async () => {
    const run = new AbortController();
    const limit = { timeoutMs: 60_000, signal: run.signal };
    const calls = Array.from({ length: 5 }, () => callWithin(limit, {}, never));
    expect(getEventListeners(run.signal, 'abort')).toHaveLength(1);
    run.abort(new Error('stopped'));
    for (const call of calls) expect(await call).toMatchObject({ error: { message: 'stopped' }, timedOut: false });
    expect(await callWithin(limit, {}, never)).toMatchObject({ error: { message: 'stopped' }, timedOut: false });
  });

  it('leave no listener behind', async () => {
    const { signal } = new AbortController();
    await Promise.all(
      [1, 2].map((value) => callWithin({ timeoutMs: 60_000, signal }, {}, () => Promise.resolve(value))),
    );
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('end by their own time limit, and say so', async () => {
    const { signal } = new AbortController();
    const exchange = {};
    expect(await callWithin({ timeoutMs: 10, signal }, exchange, never)).toMatchObject({ timedOut: true });
    expect(exchange).toMatchObject({ error: { message: 'time limit' } });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

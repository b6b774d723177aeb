/** Pauses of a run: what is decided, and that the decision ends with the run. */
import { expect, it } from 'vitest';
import { decideOnHalt } from '../../src/matrix/canary-report.ts';
import { row } from '../plan/rows.ts';
import { attemptOf } from '../runner/sample.ts';

it('a search for credentials that never ends holds no run that was stopped', async () => {
  const stop = new AbortController();
  const noCall = (): never => {
    throw new Error('nothing is called any more');
  };
  const decide = decideOnHalt({
    connection: {
      clientsFor: noCall,
      get clientOptions() {
        return noCall();
      },
      renew: noCall,
      simulated: () => false,
      close: noCall,
    },
    timeoutMs: 1_000,
    signal: stop.signal,
    renew: () => new Promise(() => undefined),
    onStop: noCall,
  });
  const deciding = decide({ row: row('acme.m'), api: 'converse' }, attemptOf(403), 1);
  stop.abort();
  expect(await deciding).toBe('stop');
});

/** Each signal, in each command, whatever it is waiting for. */
import { describe, expect, it } from 'vitest';

import { isWindows } from '../platform.ts';
import { handshakeOf, interrupted, signals, stsOf, tunnelOf } from './interrupted.ts';

describe.skipIf(isWindows).for(signals)('%s', ([signal, code]) => {
  it.each([
    ['run, a TLS handshake', handshakeOf(['run'])],
    ['list, a TLS handshake', handshakeOf(['list'])],
    ['run, a proxy', tunnelOf(['run'])],
    ['doctor, a proxy', tunnelOf(['doctor'])],
    ['models, a proxy', tunnelOf(['models'])],
    ['list, STS', stsOf(['list'])],
  ] as const)('ends %s', async (_name, waiting) => {
    expect(await interrupted(waiting, signal)).toEqual({ code, atOnce: true });
  });
});

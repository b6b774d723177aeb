/** One signal ends a command at once, whatever it is waiting for. */
import { expect, it } from 'vitest';

import { isWindows, notOnWindows } from '../platform.ts';
import { handshakeOf, interrupted, stsOf, tunnelOf } from './interrupted.ts';

it.skipIf(isWindows).for([
  ['SIGINT', 'a run that waits for a TLS handshake', handshakeOf(['run']), 130],
  ['SIGTERM', 'a doctor that waits for a proxy', tunnelOf(['doctor']), 143],
  ['SIGHUP', 'a run that waits for STS', stsOf(['run']), 143],
] as const)(
  `%s ends %s${notOnWindows('no signal can be sent to a process')}`,
  async ([signal, _wait, waiting, code]) => {
    expect(await interrupted(waiting, signal)).toEqual({ code, atOnce: true });
  },
);

/** Owns what a broken output stream means: nothing when the reader left, a fault of the run otherwise. */
import { setImmediate } from 'node:timers/promises';
import type { OutputStream } from './config/io.ts';
import { UserError } from './errors.ts';

export interface OutputWatch {
  /** Waits until all that was written has left, and throws when it could not. */
  finish(): Promise<void>;
}

/** `| head` closes the pipe when it has seen enough; without a listener that would end the run with a stack trace. */
export function watchOutput(stream: OutputStream): OutputWatch {
  let fault: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') fault ??= error;
  });
  return {
    async finish() {
      if (stream.writable) {
        await new Promise<void>((done) => {
          stream.write('', () => done());
        });
      }
      // A failed write calls back before it emits its error.
      await setImmediate();
      if (fault === undefined) return;
      throw new UserError(
        `the output could not be written (${fault.message})`,
        'Files and evidence are not touched by this.',
      );
    },
  };
}

/** Asks the user for the code of an MFA device, on the terminal. */
import { createInterface } from 'node:readline/promises';

import type { Io } from '../config/io.ts';
import { UserError } from '../errors.ts';

/** @throws UserError when nobody is there to be asked. The question goes to stderr: stdout may carry data. */
export function mfaAsker({ stdin, stderr, signal }: Io): (serial: string) => Promise<string> {
  return async (serial) => {
    if (stdin.isTTY !== true) throw nobodyThere(serial);
    const lines = createInterface({ input: stdin, output: stderr });
    try {
      return (await lines.question(`MFA code for ${nameOf(serial)}: `, { signal })).trim();
    } finally {
      lines.close();
    }
  };
}

/** `arn:aws:iam::123456789012:mfa/anna` is `anna`: the rest names the account. */
function nameOf(serial: string): string {
  return serial.split('/').at(-1) ?? serial;
}

function nobodyThere(serial: string): UserError {
  return new UserError(
    `The AWS profile asks for the code of the MFA device ${nameOf(serial)}, and stdin is not a terminal.`,
    'Run it in a terminal, or set credentials that are signed in already: eval "$(aws configure export-credentials --format env)".',
  );
}

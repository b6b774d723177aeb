import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { mfaAsker } from '../../src/commands/ask-mfa.ts';
import type { Io } from '../../src/config/io.ts';

const serial = 'arn:aws:iam::123456789012:mfa/anna';

function world(isTTY: boolean): { io: Io; stdin: PassThrough; told(): string } {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stderr = new PassThrough();
  const signal = new AbortController().signal;
  const io: Io = { pid: 1, env: {}, cwd: '/', stdin, stdout: new PassThrough(), stderr, signal };
  return { io, stdin, told: () => String(stderr.read() ?? '') };
}

it('asks on the terminal, on stderr, and names the device without the account', async () => {
  const { io, stdin, told } = world(true);
  const code = mfaAsker(io)(serial);
  stdin.write(' 123456 \n');
  expect(await code).toBe('123456');
  expect(told()).toBe('MFA code for anna: ');
});

it('without a terminal says what to do instead of waiting for ever', async () => {
  const { io } = world(false);
  await expect(mfaAsker(io)(serial)).rejects.toMatchObject({
    message: expect.stringMatching(/anna.*not a terminal/),
    fix: expect.stringMatching(/terminal/),
  });
});

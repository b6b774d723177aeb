/** Owns one command line behind its guards: no secret on a screen, closed outputs, every failure reported in one place. */
import { rememberArguments, rememberEnvironment } from './aws/secrets/given-secrets.ts';
import { holdSecrets } from './aws/secrets/known-secrets.ts';
import type { Io } from './config/io.ts';
import { UserError, type ExitCode } from './errors.ts';
import { describeFailure, interruptionCode } from './failure.ts';
import { guardOutput } from './guard-output.ts';
import { watchOutput } from './output-watch.ts';

/** Never throws: a failure is reported on stderr and by the exit code. */
export async function runSession(argv: readonly string[], unguarded: Io): Promise<ExitCode> {
  const release = holdSecrets();
  rememberEnvironment(unguarded.env);
  rememberArguments(argv);
  const outputs = [watchOutput(unguarded.stdout), watchOutput(unguarded.stderr)];
  const io = guarded(unguarded, argv);
  try {
    const { runProgram } = await import('./program.ts');
    const code = await runProgram(argv, io);
    for (const output of outputs) await output.finish();
    return code;
  } catch (error) {
    const interrupted = error instanceof UserError ? undefined : interruptionCode(io.signal);
    if (interrupted === undefined) return printFailure(error, argv, io);
    io.stderr.write('bedrock-matrix: interrupted before there was a result to write.\n');
    return interrupted;
  } finally {
    release();
  }
}

/** The keys that `simulate` prints open nothing, and are there to be copied. */
function guarded(io: Io, argv: readonly string[]): Io {
  if (argv[0] === 'simulate') return io;
  return { ...io, stdout: guardOutput(io.stdout), stderr: guardOutput(io.stderr) };
}

/** Read here once more, since the failure may be one of reading the settings. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(1|true|yes|on)$/i.test(value);
}

export function printFailure(error: unknown, argv: readonly string[], io: Io): ExitCode {
  const verbose = argv.includes('--verbose') || argv.includes('-v') || isOn(io.env['BEDROCK_MATRIX_VERBOSE']);
  const failure = describeFailure(error, verbose);
  io.stderr.write(failure.text);
  return failure.code;
}

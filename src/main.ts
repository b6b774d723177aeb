/** Owns the boundary of the tool: arguments and streams in, an exit code out, every failure reported in one place. */
import { rememberArguments, rememberEnvironment } from './aws/secrets/given-secrets.ts';
import { holdSecrets } from './aws/secrets/known-secrets.ts';
import type { Io } from './config/io.ts';
import { exitCode, UserError, type ExitCode } from './errors.ts';
import { describeFailure, interruptionCode } from './failure.ts';
import { guardOutput } from './guard-output.ts';
import { watchOutput } from './output-watch.ts';
import { version } from './version.ts';
import { widestHelp, writtenHelp } from './written-help.ts';

export interface MainInput extends Omit<Io, 'signal'> {
  /** Without node and script. */
  argv: readonly string[];
  /** Aborted with the name of the signal that ends the run, `SIGINT` or `SIGTERM`. */
  signal?: AbortSignal;
}

/** Runs one command line to its end. Never throws: a failure is reported on stderr and by the exit code. */
export async function main({ argv, signal = new AbortController().signal, ...streams }: MainInput): Promise<ExitCode> {
  const release = holdSecrets();
  rememberEnvironment(streams.env);
  rememberArguments(argv);
  const outputs = [watchOutput(streams.stdout), watchOutput(streams.stderr)];
  const io = guarded({ ...streams, signal }, argv);
  try {
    const code = await dispatch(argv, io);
    for (const output of outputs) await output.finish();
    return code;
  } catch (error) {
    const interrupted = error instanceof UserError ? undefined : interruptionCode(io.signal);
    return interrupted ?? printFailure(error, argv, io);
  } finally {
    release();
  }
}

/** The keys that `simulate` prints open nothing, and are there to be copied. */
function guarded(io: Io, argv: readonly string[]): Io {
  if (argv[0] === 'simulate') return io;
  return {
    ...io,
    stdout: guardOutput(io.stdout),
    stderr: guardOutput(io.stderr),
  };
}

/** `--version` alone loads neither commander nor the options, and the whole help is written down by the build: both are asked for often. */
async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    io.stdout.write(`${version()}\n`);
    return exitCode.ok;
  }
  const asked = argv.length === 1 && (argv[0] === '--help' || argv[0] === '-h');
  const help = asked && (io.stdout.columns ?? widestHelp) >= widestHelp ? writtenHelp() : undefined;
  if (help !== undefined) {
    io.stdout.write(help);
    return exitCode.ok;
  }
  const { runProgram } = await import('./program.ts');
  return runProgram(argv, io);
}

/** Read here once more, since the failure may be one of reading the settings. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(1|true|yes|on)$/i.test(value);
}

function printFailure(error: unknown, argv: readonly string[], io: Io): ExitCode {
  const verbose = argv.includes('--verbose') || argv.includes('-v') || isOn(io.env['BEDROCK_MATRIX_VERBOSE']);
  const failure = describeFailure(error, verbose);
  io.stderr.write(failure.text);
  return failure.code;
}

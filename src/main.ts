/** Owns the boundary of the tool: arguments and streams in, an exit code out. What is asked for often is answered before anything is loaded. */
import type { Io } from './config/io.ts';
import { exitCode, type ExitCode } from './errors.ts';
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
  const io = { ...streams, signal };
  const text = fixedText(argv, io);
  if (text !== undefined) return print(text, argv, io);
  const { runSession } = await import('./session.ts');
  return runSession(argv, io);
}

/** The version and the whole help were written down by the build: they need neither commander nor the options, and hold no secret. */
function fixedText(argv: readonly string[], { stdout }: Io): string | undefined {
  if (argv.length !== 1) return undefined;
  if (argv[0] === '--version' || argv[0] === '-V') return `${version()}\n`;
  const isHelp = argv[0] === '--help' || argv[0] === '-h';
  return isHelp && (stdout.columns ?? widestHelp) >= widestHelp ? writtenHelp() : undefined;
}

async function print(text: string, argv: readonly string[], io: Io): Promise<ExitCode> {
  const output = watchOutput(io.stdout);
  try {
    io.stdout.write(text);
    await output.finish();
    return exitCode.ok;
  } catch (error) {
    const { printFailure } = await import('./session.ts');
    return printFailure(error, argv, io);
  }
}

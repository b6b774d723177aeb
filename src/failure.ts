/** Owns how a failure is reported: one paragraph on stderr and an exit code. */
import { exitCode, UserError, type ExitCode } from './errors.ts';
import { oneLine } from './medium.ts';

export interface Failure {
  text: string;
  code: ExitCode;
}

/** What happened and, indented below it, what to do; the stack of an unexpected error only when `verbose`. */
export function describeFailure(error: unknown, verbose: boolean): Failure {
  if (error instanceof UserError) {
    return { text: `bedrock-matrix: ${oneLine(error.message)}\n  ${oneLine(error.fix)}\n`, code: error.exitCode };
  }
  if (isOutOfFiles(error)) return describeFailure(outOfFiles, verbose);
  const message = error instanceof Error ? error.message || error.name : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : message;
  const more = verbose
    ? stack.replaceAll(/^/gm, '  ')
    : '  This is unexpected. Run it again with --verbose to see where it happened.';
  return { text: `bedrock-matrix: ${message}\n${more}\n`, code: exitCode.failed };
}

const outOfFiles = new UserError(
  'too many files and connections are open at once.',
  'Raise the limit of open files (ulimit -n), or lower --concurrency.',
);

function isOutOfFiles(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'EMFILE' || code === 'ENFILE' || isOutOfFiles(error.cause);
}

/** Exit code of a run that a signal ended; nothing when none did. */
export function interruptionCode(signal: AbortSignal): ExitCode | undefined {
  if (!signal.aborted) return undefined;
  return signal.reason === 'SIGTERM' ? exitCode.terminated : exitCode.interrupted;
}

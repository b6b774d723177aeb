/** What we tell a user who did something wrong, or whose machine did: what happened, what to do, and the exit code. */

/** Exit codes of the contract. */
export const exitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  conditionHolds: 3,
  incomplete: 4,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** A known fault: `message` names the thing that is wrong, `fix` says what to do. Shown without a stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly fix: string;
  readonly exitCode: ExitCode;

  constructor(message: string, fix: string, code: ExitCode = exitCode.failed) {
    super(message);
    this.fix = fix;
    this.exitCode = code;
  }
}

/** Wrong usage or configuration: nothing was called (exit code 2). */
export function usageError(message: string, fix: string): UserError {
  return new UserError(message, fix, exitCode.usage);
}

/** What a fault of the file system means to the user: which file, what happened, what to do. */
import { UserError } from '../errors.ts';

type Cause = [problem: string, fix: string];

const causes: Record<string, Cause> = {
  ENOENT: ['the directory or file does not exist', 'Create the directory, or name another path.'],
  ENOTDIR: ['a part of the path is not a directory', 'Name a path inside a directory.'],
  EISDIR: ['it is a directory', 'Name a file.'],
  EACCES: ['permission denied', 'Give yourself write permission, or name another path.'],
  // Windows says one or the other of a file that a spreadsheet has open.
  EBUSY: ['another program has it open', 'Close it there, or name another path.'],
  EPERM: ['the operation is not permitted', 'Close the program that has it open, or name another path.'],
  EROFS: ['the file system is read-only', 'Name a path on another file system.'],
  ENOSPC: ['no space is left on the device', 'Free some space, then continue with --resume.'],
  EDQUOT: ['the disk quota is used up', 'Free some space, then continue with --resume.'],
  EFBIG: ['it would pass the limit on the size of a file', 'Raise the limit (ulimit -f), then continue with --resume.'],
  EMFILE: ['too many files are open', 'Raise the limit of open files (ulimit -n).'],
};

/** What is otherwise where a file is read: nothing has to be made or written for that. */
const readingCauses: Record<string, Cause> = {
  ENOENT: ['there is no such file', 'Check the name.'],
  EACCES: ['permission denied', 'Give yourself read permission, or name another file.'],
};

/** `Cannot <act> <path>: <why>.`, with what to do. */
export function fileError(act: string, path: string, error: unknown): UserError {
  const table = act.startsWith('read') ? { ...causes, ...readingCauses } : causes;
  const known = Object.entries(table).find(([code]) => hasCode(error, code));
  const [problem, fix] = known?.[1] ?? [error instanceof Error ? error.message : String(error), 'Name another path.'];
  return new UserError(`Cannot ${act} ${path}: ${problem}.`, fix);
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

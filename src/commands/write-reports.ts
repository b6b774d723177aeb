/** Writes the reports of a run, and its error log where one is wanted. */
import { isJson, type FormatName } from '../config/formats.ts';
import type { Output } from '../config/outputs.ts';
import { UserError } from '../errors.ts';
import { mostBackUps, type BackUp } from '../evidence/back-up.ts';
import type { Medium } from '../medium.ts';
import { renderErrorLog } from '../report/error-log.ts';
import type { ReportOptions } from '../report/format.ts';
import { formatOf } from '../report/formats.ts';
import { writeReport } from '../report/write.ts';
import type { Run } from '../types.ts';

export interface Reports extends ReportOptions {
  outputs: readonly Output[];
  /** Absolute path. */
  errorLog?: string;
}

export interface Written {
  /** The files that were written, stdout left out. */
  files: string[];
  /** Earlier reports whose place they took. */
  kept: BackUp[];
}

function mediumOf(format: FormatName): Medium {
  return isJson(format) ? 'json' : 'text';
}

export async function writeReports(run: Run, reports: Reports, stdout: NodeJS.WritableStream): Promise<Written> {
  const kept: BackUp[] = [];
  const write = async (path: string, content: string | Uint8Array, medium?: Medium): Promise<void> => {
    const earlier = await writeReport(path, content, stdout, medium);
    if (earlier !== undefined) kept.push(earlier);
  };
  const faults: UserError[] = [];
  const attempt = async (path: string, make: () => Promise<void>): Promise<void> => {
    await make().catch((error: unknown) => void faults.push(reportFault(path, error)));
  };
  for (const { path, format } of reports.outputs)
    await attempt(path, async () => write(path, await formatOf(format).render(run, reports), mediumOf(format)));
  const { errorLog } = reports;
  if (errorLog !== undefined) await attempt(errorLog, async () => write(errorLog, renderErrorLog(run)));
  const [first, ...others] = faults;
  if (first !== undefined)
    throw new UserError([first, ...others].map(({ message }) => message).join(' '), first.fix, first.exitCode);
  const files = [
    ...reports.outputs.map(({ path }) => path),
    ...(reports.errorLog === undefined ? [] : [reports.errorLog]),
  ];
  return { files: files.filter((path) => path !== '-'), kept };
}

/** A fault in one report takes neither the others with it nor the evidence. */
function reportFault(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  return new UserError(
    `The report ${path} could not be made: ${error instanceof Error ? error.message : String(error)}.`,
    'The other reports are written and the evidence is whole: `bedrock-matrix report <evidence> -o <file>` renders it again.',
  );
}

/** Names where earlier reports are now, and the oldest backups, which were deleted. */
export function keptNotes(kept: readonly BackUp[], nameOf: (path: string) => string): string[] {
  const asides = kept.map(({ path }) => nameOf(path));
  const removed = kept.flatMap((one) => one.removed).map(nameOf);
  return [
    ...(asides.length === 0 ? [] : [`what was there before is kept as ${asides.join(', ')}.`]),
    ...(removed.length === 0 ? [] : [`of each file the last ${mostBackUps} are kept; deleted: ${removed.join(', ')}.`]),
  ];
}

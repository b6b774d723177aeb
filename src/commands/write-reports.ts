/** Writes the reports of a run, and its error log where one is wanted. */
import type { Output } from '../config/outputs.ts';
import { mostBackUps, type BackUp } from '../evidence/back-up.ts';
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

export async function writeReports(run: Run, reports: Reports, stdout: NodeJS.WritableStream): Promise<Written> {
  const kept: BackUp[] = [];
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    const earlier = await writeReport(path, content, stdout);
    if (earlier !== undefined) kept.push(earlier);
  };
  for (const { path, format } of reports.outputs) await write(path, await formatOf(format).render(run, reports));
  if (reports.errorLog !== undefined) await write(reports.errorLog, renderErrorLog(run));
  const files = [
    ...reports.outputs.map(({ path }) => path),
    ...(reports.errorLog === undefined ? [] : [reports.errorLog]),
  ];
  return { files: files.filter((path) => path !== '-'), kept };
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

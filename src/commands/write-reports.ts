/** Writes the reports of a run, and its error log where one is wanted. */
import type { Output } from '../config/outputs.ts';
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

/** The files that were written, stdout left out. */
export async function writeReports(run: Run, reports: Reports, stdout: NodeJS.WritableStream): Promise<string[]> {
  for (const { path, format } of reports.outputs) {
    await writeReport(path, await formatOf(format).render(run, reports), stdout);
  }
  if (reports.errorLog !== undefined) await writeReport(reports.errorLog, renderErrorLog(run), stdout);
  const files = [
    ...reports.outputs.map(({ path }) => path),
    ...(reports.errorLog === undefined ? [] : [reports.errorLog]),
  ];
  return files.filter((path) => path !== '-');
}

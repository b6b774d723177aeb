/** What a report format is: one file with a pure `render`, one line in formats.ts. */
import type { Run } from '../types.ts';

export interface ReportOptions {
  /** Adds reason code, HTTP status, latency and tokens per API, where the format leaves them out by default. */
  details: boolean;
  /** A UTF-8 byte order mark, for Excel; only in formats that a spreadsheet opens. */
  bom: boolean;
}

export interface Format {
  /** What `--format` takes. */
  name: string;
  /** File name endings that pick it, with the dot. */
  extensions: readonly string[];
  /** The whole text of the file. Pure: the same run gives the same bytes. */
  render(run: Run, options: ReportOptions): string;
}

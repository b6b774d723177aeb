/** What a report format is: one file with a pure `render`, one line in formats.ts. */
import type { ChangeKind } from '../enumerations.ts';
import type { CellResult, Run } from '../types.ts';

/** What one run says of a cell. */
type Judged = Pick<CellResult, 'verdict' | 'reason'> & {
  /** The limit that the service named. */
  figure?: number;
};

/** One cell that is not what it was in the baseline. */
export interface Change {
  /** A `cellKey`. */
  key: string;
  kind: ChangeKind;
  /** Absent where the run had no such cell. */
  before?: Judged;
  after?: Judged;
}

export interface ReportOptions {
  /** Adds reason code, HTTP status, latency and tokens per API, where the format leaves them out by default. */
  details: boolean;
  /** A UTF-8 byte order mark, for Excel; only in formats that a spreadsheet opens as text. */
  bom: boolean;
  /**
   * Leaves the request ids out of what is meant to be handed on; on unless false. Account ids and secrets are never in a
   * report, whatever this says: they were taken out before anything was stored.
   */
  redact?: boolean;
  /** `cellKey`s of the cells that worked in the baseline and do not now; JUnit fails them. */
  regressions?: ReadonlySet<string>;
  /** What changed against the baseline, where there is one. */
  changes?: readonly Change[];
}

export interface Format {
  /** The whole of the file. Pure: the same run gives the same bytes. */
  render(run: Run, options: ReportOptions): string | Uint8Array | Promise<string | Uint8Array>;
}

/** A format that is text, at once. */
export interface TextFormat extends Format {
  render(run: Run, options: ReportOptions): string;
}

/** How every CSV of ours is written: RFC 4180, LF. */
import { stringify } from 'csv-stringify/sync';

/** GitHub's runner reads a line that begins so as a command, and a CSV may go to the log of a job: in quotes it is none. */
const workflowCommand = /^\s*::/;

export function csvText(records: readonly (readonly (string | number | null | undefined)[])[], bom = false): string {
  return stringify([...records], { bom, record_delimiter: '\n', quoted_match: workflowCommand });
}

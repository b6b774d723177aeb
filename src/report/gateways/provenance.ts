/** What every file for a gateway says of itself: what measured it, when, in which account, and whether it is whole. */
import type { ApiName, Run } from '../../types.ts';
import { apiLabel } from '../../run-facts/columns.ts';
import { gapsOf } from '../../run-facts/gaps.ts';
import { oneLine } from '../../medium.ts';

export interface Provenance {
  tool: string;
  /** ISO 8601. */
  from: string;
  to?: string;
  /** Labels of the accounts: the named profiles of a run over several. */
  account: string;
  simulated: boolean;
  suspect?: string;
  complete: boolean;
  incomplete?: string[];
}

export function provenanceOf(run: Run): Provenance {
  const { tool, startedAt, accounts, simulated } = run.header;
  const gaps = gapsOf(run);
  return {
    tool,
    from: startedAt,
    ...(run.end && { to: run.end.endedAt }),
    account: accounts?.join(', ') ?? 'the account of the run (one, without a label)',
    simulated,
    ...(run.end?.suspect !== undefined && { suspect: run.end.suspect }),
    complete: gaps.length === 0,
    ...(gaps.length > 0 && { incomplete: gaps }),
  };
}

export interface Heading {
  /** What reads the file. */
  reader: string;
  /** The APIs that it calls, of which the run asked some. */
  apis: readonly ApiName[];
  notes?: readonly string[];
}

/** The same as lines of a comment: `mark` begins each. */
export function headingLines(run: Run, { reader, apis, notes = [] }: Heading, mark: '#' | '//'): string {
  const { tool, from, to, account, simulated, suspect, incomplete = [] } = provenanceOf(run);
  const asked = apis.filter((api) => run.header.apis.includes(api)).map((api) => apiLabel(api));
  const lines = [
    `${tool}, for ${reader}`,
    `measured: ${from}${to === undefined ? '' : ` to ${to}`}; account: ${account}`,
    `each id answered: ${asked.length === 0 ? `none; the run did not test ${apis.join(' or ')}` : asked.join(', ')}`,
    ...(simulated ? ['simulated: true (the built-in simulator answered; nothing here is about AWS)'] : []),
    ...(suspect === undefined ? [] : [`SUSPECT: ${suspect}`]),
    ...incomplete.map((gap) => `INCOMPLETE: ${gap}`),
    ...notes,
  ];
  return lines.map((line) => `${mark} ${oneLine(line)}\n`).join('');
}

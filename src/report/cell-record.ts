/** A cell as one flat record of a long table: what the long CSV and the sheet of cells show, in this order. */
import type { Run } from '../types.ts';
import type { ReportedCell } from '../run-facts/cells.ts';
import { allCellsOf, featureMark } from '../run-facts/feature-cells.ts';
import { joinLines } from '../medium.ts';
import { titleOf } from '../run-facts/reason.ts';

type Field = string | number | undefined;

/** Characters of the service's words: spreadsheets cut at 32,767, people long before. */
const mostCharacters = 500;

const columns = {
  Region: ({ row }) => row.region,
  Service: ({ row }) => row.endpoint,
  Model: ({ row }) => row.model,
  Profile_Type: ({ row }) => row.profileType,
  Profile_ID: ({ row }) => row.profile,
  Provider: ({ row }) => row.provider,
  API: ({ api }) => api,
  Verdict: ({ result }) => result.verdict,
  Mark: ({ result }) => featureMark(result),
  Reason: ({ result }) => result.reason,
  Title: ({ result }) => (result.reason === undefined ? undefined : titleOf(result.reason)),
  HTTP_Status: ({ result }) => result.status,
  Error_Type: ({ result }) => result.errorType,
  Latency_ms: ({ result }) => rounded(result.ms),
  First_byte_ms: ({ result }) => rounded(result.firstByteMs),
  Input_tokens: ({ result }) => result.inputTokens,
  Output_tokens: ({ result }) => result.outputTokens,
  Route: ({ result }) => result.route,
  Calls: ({ result }) => result.calls,
  Message: ({ result }) => (result.message === undefined ? undefined : shortened(joinLines(result.message))),
  Feature: ({ feature }) => feature,
} satisfies Record<string, (cell: ReportedCell) => Field>;

/** Behind all others: in a run over several accounts, and in one that the simulator answered. */
const accountColumn = { Account: ({ row }: ReportedCell): Field => row.account };
const simulatedColumn = { Simulated: (): Field => 'yes' };

function columnsOf({ header }: Run): Record<string, (cell: ReportedCell) => Field> {
  return {
    ...columns,
    ...(header.accounts !== undefined && accountColumn),
    ...(header.simulated && simulatedColumn),
  };
}

export function recordColumns(run: Run): string[] {
  return Object.keys(columnsOf(run));
}

/** One record per cell, in the order of the matrix. */
export function cellRecords(run: Run): Field[][] {
  const reads = Object.values(columnsOf(run));
  return allCellsOf(run).map((cell) => reads.map((read) => read(cell)));
}

function rounded(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms);
}

/** Cuts without leaving half of a surrogate pair behind. */
function shortened(text: string): string {
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

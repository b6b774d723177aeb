/** The commands to try after a run: the rest of it, why something did not answer, and the whole of it as a page. */
import { targetOf } from '../plan/cell.ts';
import type { ReportedCell } from '../run-facts/cells.ts';
import { allCellsOf } from '../run-facts/feature-cells.ts';
import { gapsOf } from '../run-facts/gaps.ts';
import { isStructural } from '../run-facts/reason.ts';
import { oneLine } from '../medium.ts';
import type { Run } from '../types.ts';

const usualEvidence = 'bedrock_evidence.ndjson';

interface Written {
  /** As the user would name it. */
  evidence: string;
  /** Whether the run has written an HTML page already. */
  hasPage: boolean;
  /** The words that give the same plan again; undefined where it cannot be continued as it is, as behind a bound that was reached. */
  again?: readonly string[] | undefined;
}

export function nextCommands(run: Run, { evidence, hasPage, again }: Written): string {
  const cells = allCellsOf(run);
  const cell = mostInteresting(cells);
  const file = quoted(evidence);
  const named = evidence === usualEvidence ? '' : ` --evidence ${file}`;
  const why =
    cell === undefined
      ? []
      : [`bedrock-matrix explain ${quoted(oneLine(targetOf(cell.row)))} --api ${cell.api}${named}`];
  const rest =
    gapsOf(run, cells).length > 0 && again !== undefined ? [['bedrock-matrix', ...again.map(quoted)].join(' ')] : [];
  const lines = [...rest, ...why, `bedrock-matrix report ${file} -o ${hasPage ? 'matrix.xlsx' : 'matrix.html'}`];
  return `\n  Try next\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

/** Where most is to be learned first. What is asked beyond the APIs counts where a person may have to act on it. */
function mostInteresting(cells: readonly ReportedCell[]): ReportedCell | undefined {
  const called = cells.filter(({ result }) => result.calls > 0);
  const first = (isIt: (result: ReportedCell['result']) => boolean): ReportedCell | undefined =>
    called.find(({ result }) => isIt(result));
  return (
    first(({ verdict }) => verdict === 'blocked') ??
    first(({ verdict }) => verdict === 'inconclusive') ??
    first(({ verdict, reason }) => verdict === 'unsupported' && !isStructural(reason)) ??
    first(({ verdict }) => verdict === 'unsupported') ??
    first(() => true)
  );
}

/** For a shell, where there is anything to quote: by the quotes that cmd.exe knows too, unless a shell would read what is in them. */
function quoted(word: string): string {
  if (/^[\w./:@-]+$/.test(word)) return word;
  return /["$`!%]|\\(?:\\|$)/.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`;
}

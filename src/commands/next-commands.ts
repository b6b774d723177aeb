/** The two commands to try after a run: why something did not answer, and the whole of it as a page. */
import { targetOf } from '../plan/cell.ts';
import { cellsOf, type ReportedCell } from '../run-facts/cells.ts';
import { oneLine } from '../medium.ts';
import type { Run, VerdictName } from '../types.ts';

/** Where most is to be learned first. */
const interest: readonly VerdictName[] = ['blocked', 'inconclusive', 'unsupported', 'supported'];

const usualEvidence = 'bedrock_evidence.ndjson';

/** `evidence`: as the user would name it. `hasPage`: whether the run has written an HTML page already. */
export function nextCommands(run: Run, { evidence, hasPage }: { evidence: string; hasPage: boolean }): string {
  const cell = mostInteresting(cellsOf(run));
  const file = quoted(evidence);
  const named = evidence === usualEvidence ? '' : ` --evidence ${file}`;
  const why =
    cell === undefined
      ? []
      : [`bedrock-matrix explain ${quoted(oneLine(targetOf(cell.row)))} --api ${cell.api}${named}`];
  const lines = [...why, `bedrock-matrix report ${file} -o ${hasPage ? 'matrix.xlsx' : 'matrix.html'}`];
  return `\n  Try next\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

function mostInteresting(cells: readonly ReportedCell[]): ReportedCell | undefined {
  const called = cells.filter(({ result }) => result.calls > 0);
  for (const verdict of interest) {
    const found = called.find(({ result }) => result.verdict === verdict);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** For a shell, where there is anything to quote. */
function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

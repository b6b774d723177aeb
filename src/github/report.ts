/** What a run tells GitHub Actions: a job summary, annotations for what broke, and outputs for the steps that follow. */
import { changesMarkdown } from '../compare/changes-markdown.ts';
import { regressionsOf, type Comparison } from '../compare/compare.ts';
import { hasChanged, judgement } from '../compare/headline.ts';
import { askedOf } from '../compare/cell-address.ts';
import { regionOf, targetOf } from '../plan/cell.ts';
import { gapsOf } from '../run-facts/gaps.ts';
import { markdown, trustWarnings } from '../report/markdown.ts';
import type { Summary } from '../run-facts/summary.ts';
import type { Run } from '../types.ts';

/** GitHub refuses a summary above 1024 KiB; what other steps write is not ours to count. */
const mostBytes = 1_000_000;
/** GitHub shows ten annotations of a kind per step. */
const mostAnnotations = 10;

/** The matrix as Markdown, what changed before it, cut at a line. */
export function stepSummary(run: Run, comparison: Comparison | undefined): string {
  // What the run itself is worth comes before what it found.
  const warnings = comparison === undefined ? [] : trustWarnings({ gaps: gapsOf(run) });
  const changes = comparison === undefined ? '' : `## Since the baseline\n\n${changesMarkdown(comparison)}\n`;
  return cutLines(
    `${warnings.map((line) => `${line}\n\n`).join('')}${changes}${markdown.render(run, { details: false, bom: false })}`,
    mostBytes,
  );
}

/** Whole lines of at most `bytes` in UTF-8, and at the end how many more there were. */
export function cutLines(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const lines = text.split('\n');
  // Room for the closing sentence.
  let left = bytes - 100;
  const kept = lines.findIndex((line) => (left -= Buffer.byteLength(line) + 1) < 0);
  return `${lines.slice(0, kept).join('\n')}\n\nand ${lines.length - kept} more lines, all in the reports\n`;
}

/** One `::error` for each cell that broke, as warnings where that is no failure; lines for stderr. */
export function annotations(comparison: Comparison, failing: boolean): string {
  const broken = regressionsOf(comparison);
  const level = failing ? 'error' : 'warning';
  const shown = broken.length > mostAnnotations ? mostAnnotations - 1 : mostAnnotations;
  const lines = broken.slice(0, shown).map(({ target, before, after, ...asked }) => {
    const title = `${targetOf(target)} ${askedOf(asked)}`;
    return annotation(
      level,
      title,
      `${judgement(before)} → ${judgement(after)} on ${target.endpoint} in ${regionOf(target)}`,
    );
  });
  if (broken.length > shown)
    lines.push(annotation(level, 'Regressions', `and ${broken.length - shown} more cells broke`));
  return lines.join('');
}

function annotation(level: 'error' | 'warning', title: string, message: string): string {
  return `::${level} title=${property(title)}::${data(message)}\n`;
}

/** As the runner reads workflow commands: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** `name=value` lines: the counts of the run, and of the comparison where there was one. `complete`, `changed` and `suspect` are true or false. */
export function outputs({ cells, verdicts, suspect, gaps }: Summary, comparison: Comparison | undefined): string {
  const compared =
    comparison === undefined ? {} : { ...comparison.counts, regressions: regressionsOf(comparison).length };
  const believed = (suspect ?? comparison?.suspect) === undefined;
  const values = {
    cells,
    ...verdicts,
    ...compared,
    complete: gaps.length === 0,
    changed: believed && comparison !== undefined && hasChanged(comparison),
    suspect: !believed,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

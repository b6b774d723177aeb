/** What changed, as text for a terminal: short, with the news that hurt first. */
import { padEnd } from '../text/text-width.ts';
import { oneLine } from '../medium.ts';
import { changeKinds, type ChangeKind } from '../enumerations.ts';
import type { Change } from './change.ts';
import type { Comparison } from './compare.ts';
import { headline, judgement, kindTitles, oneSidedTitle, warnings } from './headline.ts';
import { oneSidedOf } from './one-sided.ts';
import { plural } from '../text/quantities.ts';
import { askedOf } from './cell-address.ts';
import type { Target } from './snapshot.ts';
import { targetWords } from './target-document.ts';

/** Lines under one heading; the other formats have all. */
const most = 50;

export function changesText(comparison: Comparison): string {
  const { appeared, vanished } = comparison.targets;
  const blocks = [
    [headline(comparison), ...warnings(comparison)],
    ...changeKinds.map((kind) => section(kind, comparison.changes)),
    oneSided(comparison),
    targetLines('New models and profiles', appeared),
    targetLines('Models and profiles that are gone', vanished),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(kind: ChangeKind, changes: readonly Change[]): string[] {
  const found = changes.filter((change) => change.kind === kind && change.testedOnly === undefined);
  return listed(
    kindTitles[kind],
    aligned(
      found.map(({ target, before, after, ...asked }) => [
        ...place(target),
        askedOf(asked),
        `${judgement(before)} → ${judgement(after)}`,
      ]),
    ),
  );
}

/** A line for each run: a run with other features has them on every row. */
function oneSided(comparison: Comparison): string[] {
  const found = oneSidedOf(comparison.changes, comparison);
  if (found.length === 0) return [];
  const lines = found.map(
    ({ name, asked, cells }) => `  ${oneLine(name)}: ${asked.map(oneLine).join(', ')} (${plural(cells, 'cell')})`,
  );
  return [oneSidedTitle, ...lines];
}

function targetLines(title: string, targets: readonly Target[]): string[] {
  return listed(title, aligned(targets.map((target) => [...place(target), target.profileType])));
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > most ? [`  and ${lines.length - most} more`] : [];
  return [`${title} (${lines.length})`, ...lines.slice(0, most).map((line) => `  ${line}`), ...rest];
}

function place(target: Target): string[] {
  return targetWords(target).map(oneLine);
}

/** Columns of one width each, two blanks apart. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  return rows.map((row) =>
    row
      .map((word, column) => padEnd(word, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

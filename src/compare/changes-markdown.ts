/** What changed, as Markdown for an issue, a pull request or a job summary. */
import { code, plain, table } from '../text/markdown-text.ts';
import { changeKinds, type ChangeKind } from '../enumerations.ts';
import type { Change } from './change.ts';
import type { Comparison } from './compare.ts';
import { headline, judgement, kindTitles, oneSidedTitle, warnings } from './headline.ts';
import { oneSidedOf } from './one-sided.ts';
import { plural } from '../text/quantities.ts';
import { askedOf } from './cell-address.ts';
import type { Target } from './snapshot.ts';
import { targetWords } from './target-document.ts';

/** Rows of one table: issues take 65,536 characters. */
const most = 100;

export function changesMarkdown(comparison: Comparison): string {
  const { appeared, vanished } = comparison.targets;
  const blocks = [
    `**${headline(comparison)}**`,
    ...warnings(comparison).map((warning) => `> ${plain(warning)}`),
    ...changeKinds.map((kind) => section(kind, comparison.changes)),
    oneSided(comparison),
    targetTable('New models and profiles', appeared),
    targetTable('Models and profiles that are gone', vanished),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function section(kind: ChangeKind, changes: readonly Change[]): string {
  const found = changes.filter((change) => change.kind === kind && change.testedOnly === undefined);
  const rows = found.map(({ target, before, after, ...asked }) => [
    ...place(target),
    askedOf(asked),
    plain(judgement(before)),
    plain(judgement(after)),
  ]);
  return titled(kindTitles[kind], ['Region', 'Service', 'Model or profile', 'API', 'Before', 'After'], rows);
}

function oneSided(comparison: Comparison): string {
  const found = oneSidedOf(comparison.changes, comparison);
  const lines = found.map(
    ({ name, asked, cells }) => `- ${code(name)}: ${asked.map(code).join(', ')} (${plural(cells, 'cell')})`,
  );
  return lines.length === 0 ? '' : `### ${oneSidedTitle}\n\n${lines.join('\n')}`;
}

function targetTable(title: string, targets: readonly Target[]): string {
  return titled(
    title,
    ['Region', 'Service', 'Model or profile', 'Type'],
    targets.map((target) => [...place(target), target.profileType]),
  );
}

function titled(title: string, header: readonly string[], rows: readonly string[][]): string {
  if (rows.length === 0) return '';
  const rest = rows.length > most ? `\n\nand ${rows.length - most} more` : '';
  return `### ${title} (${rows.length})\n\n${table(header, rows.slice(0, most))}${rest}`;
}

function place(target: Target): string[] {
  return targetWords(target).map(code);
}

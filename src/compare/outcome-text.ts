/** What the comparison with a baseline showed, as the lines that close the summary of a run. */
import { padEnd } from '../text/text-width.ts';
import { oneLine } from '../medium.ts';
import { regressionsOf, type Comparison } from './compare.ts';
import { sentenceOf, type Violation } from './conditions.ts';
import { headline, judgement, warnings } from './headline.ts';
import { askedOf } from './cell-address.ts';
import { targetWords } from './target-document.ts';
import { summaryLabelWidth } from '../report/summary-field.ts';
import { plural } from '../text/quantities.ts';

/** Broken cells that are named; `diff` has them all. */
const most = 10;

export interface OutcomeLines {
  comparison?: Comparison;
  violations: readonly Violation[];
  /** Cells that were called again because they broke, and how many of them answered then. */
  rechecked?: { again: number; answered: number };
}

export function outcomeText({ comparison, violations, rechecked }: OutcomeLines): string {
  const lines = [
    ...(comparison === undefined ? [] : labelled('Baseline', [headline(comparison), ...warnings(comparison)])),
    ...(comparison === undefined ? [] : labelled('Broke', brokenLines(comparison))),
    ...labelled(
      'Rechecked',
      rechecked === undefined || rechecked.again === 0
        ? []
        : [`${plural(rechecked.again, 'regression')}; ${rechecked.answered} recovered`],
    ),
    ...labelled('Fails', violations.map(sentenceOf)),
  ];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function brokenLines(comparison: Comparison): string[] {
  const broken = regressionsOf(comparison);
  const lines = broken.slice(0, most).map(({ target, before, after, ...asked }) => {
    const place = targetWords(target).map(oneLine).join(' ');
    return `${place} ${askedOf(asked)}: ${judgement(before)} → ${judgement(after)}`;
  });
  return broken.length > most ? [...lines, `and ${broken.length - most} more`] : lines;
}

function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${padEnd(index === 0 ? label : '', summaryLabelWidth)}${line}`);
}

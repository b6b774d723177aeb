/** The counts of a summary: by verdict, by API, by feature. */
import { verdictNames } from '../enumerations.ts';
import { apiLabel } from '../run-facts/columns.ts';
import type { Summary } from '../run-facts/summary.ts';
import { percent } from '../text/percent.ts';
import { number } from '../text/quantities.ts';
import { padEnd, padStart } from '../text/text-width.ts';
import { ratesText } from './rates.ts';
import { summaryLabelWidth } from './summary-field.ts';
import { type Colors, glyphs, paint } from './verdict-colors.ts';

export function verdictLines(summary: Summary, color: Colors): string[] {
  const { verdicts, cells } = summary;
  const shown = verdictNames.filter((name) => name !== 'untested' || verdicts.untested > 0);
  const digits = Math.max(...shown.map((name) => number(verdicts[name]).length));
  const lines = shown.map((name) => {
    const share = percent(cells === 0 ? 0 : verdicts[name] / cells);
    const text = `${padEnd(glyphs[name], 2)}${padEnd(name, summaryLabelWidth)}${padStart(number(verdicts[name]), digits)}`;
    return `  ${paint(color, name)(text)}  ${color.dim(padStart(share, 7))}`;
  });
  return [...lines, '', `  ${ratesText(summary, color.bold)}`];
}

export function apiTable({ apis }: Summary, color: Colors): string[] {
  return countTable(
    apis.map(({ api, verdicts }) => ({ label: apiLabel(api), verdicts })),
    color,
  );
}

/** What was asked beyond the APIs, with how much of each ✗ was no refusal. */
export function featureTable({ features }: Summary, color: Colors): string[] {
  const rows = features.map((feature) => ({
    label: feature.column,
    verdicts: feature.verdicts,
    tail: tailOf(feature),
  }));
  return countTable(rows, color);
}

function tailOf({ ignored, figures }: Summary['features'][number]): string {
  if (figures > 0) return `  ${number(figures)} of ✗ ${figures === 1 ? 'names' : 'name'} the limit`;
  return ignored > 0 ? `  ${number(ignored)} of ✗ ignored` : '';
}

interface CountRow {
  label: string;
  verdicts: Summary['verdicts'];
  tail?: string;
}

function countTable(rows: readonly CountRow[], color: Colors): string[] {
  if (rows.length === 0) return [];
  const names = Math.max(...rows.map(({ label }) => label.length)) + 2;
  const line = (label: string, cells: readonly string[]): string =>
    `  ${padEnd(label, names)}${cells.map((cell) => padStart(cell, 8)).join('')}`;
  const header = color.dim(
    line(
      '',
      verdictNames.map((name) => glyphs[name]),
    ),
  );
  const counts = rows.map(
    ({ label, verdicts, tail = '' }) =>
      line(
        label,
        verdictNames.map((name) => number(verdicts[name])),
      ) + tail,
  );
  return [header, ...counts];
}

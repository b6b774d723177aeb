/** The matrix as a GitHub table, with the counts on top and the reasons below: for job summaries, issues and wikis. */
import { verdictNames } from '../enumerations.ts';
import { regionOf } from '../plan/cell.ts';
import { sortRows } from '../plan/rows.ts';
import type { ApiName, Row, Run } from '../types.ts';
import type { Cause } from '../run-facts/cause.ts';
import { marks, resultOf } from '../run-facts/cells.ts';
import { apiLabel, askedApis } from '../run-facts/columns.ts';
import { featureMark, featureOf } from '../run-facts/feature-cells.ts';
import type { TextFormat } from './format.ts';
import { code, plain, table } from '../text/markdown-text.ts';
import { percent } from '../text/percent.ts';
import { summarise, type Summary } from '../run-facts/summary.ts';
import { ratesText } from './rates.ts';

export const markdown: TextFormat = {
  render(run) {
    const summary = summarise(run);
    const blocks = [
      heading(summary),
      warnings(summary),
      counts(summary),
      matrix(run),
      featureTable(run),
      reasonTable(summary),
      claims(summary),
    ];
    return `${blocks.filter(Boolean).join('\n\n')}\n`;
  },
};

function heading({ simulated, accounts, regions, startedAt }: Summary): string {
  const title = `# Amazon Bedrock compatibility matrix${simulated ? ' (simulated)' : ''}`;
  const origin = simulated ? '\n\n> **Simulated**: the built-in simulator answered, not AWS.' : '';
  const names = accounts.length === 0 ? '' : `Accounts ${accounts.map(code).join(', ')}; `;
  return `${title}${origin}\n\n${names}${regions.map(code).join(', ')}, ${startedAt}`;
}

/** What a reader must know before the numbers. */
function warnings(summary: Summary): string {
  const { cause } = summary;
  const lines = trustWarnings(summary);
  if (cause !== undefined) lines.push(causeBlock(cause));
  return lines.join('\n\n');
}

/** That a run cannot be trusted, or is incomplete: a quote each. */
export function trustWarnings({ suspect, gaps }: Pick<Summary, 'suspect' | 'gaps'>): string[] {
  return [
    ...(suspect === undefined ? [] : [`> **SUSPECT**: ${plain(suspect)}. The verdicts cannot be trusted.`]),
    ...gaps.map((gap) => `> **INCOMPLETE**: ${plain(gap)}.`),
  ];
}

function causeBlock({ reason, title, count, share, message, next }: Cause): string {
  return [
    `> **One cause**: ${plain(title)} (${code(reason)}), ${count} cells, ${percent(share)} of those called.`,
    ...(message === undefined ? [] : [`> It said: ${code(message)}`]),
    ...(next === undefined ? [] : [`> Next step: ${plain(next)}`]),
  ].join('\n>\n');
}

function counts(summary: Summary): string {
  const { verdicts, cells } = summary;
  return table(
    ['Cells', ...verdictNames.map((name) => marks[name] || name)],
    [[cells, ...verdictNames.map((name) => verdicts[name])].map(String)],
  ).concat(`\n\n${ratesText(summary)}.`);
}

/** Claimed against observed. */
function claims({ disagreements }: Summary): string {
  if (disagreements.length === 0) return '';
  const lines = disagreements.map(({ row, claim, observed }) => [
    code(regionOf(row)),
    code(row.profile ?? row.model),
    plain(claim),
    plain(observed),
  ]);
  return `## Claims that the calls contradict\n\n${table(['Region', 'Target', 'Claimed', 'Observed'], lines)}`;
}

function matrix(run: Run): string {
  const apis = askedApis(run);
  const header = ['Region', 'Service', 'Model', 'Profile', ...apis.map(apiLabel)];
  return table(
    header,
    sortRows(run.rows).map((row) => matrixRow(run, row, apis)),
  );
}

/** What was asked beyond the APIs, for the rows of which anything was. */
function featureTable(run: Run): string {
  const columns = run.header.features ?? [];
  const rows = sortRows(run.rows).flatMap((row) => {
    const answers = columns.map((column) => featureOf(run, row, column));
    if (answers.every((answer) => answer === undefined)) return [];
    return [[...rowNames(row), ...answers.map((answer) => (answer === undefined ? '' : featureMark(answer.result)))]];
  });
  return rows.length === 0
    ? ''
    : table(['Region', 'Service', 'Model', 'Profile', ...columns.map(({ column }) => column)], rows);
}

function rowNames(row: Row): string[] {
  return [regionOf(row), row.endpoint, row.model, row.profile ?? ''].map(code);
}

function matrixRow(run: Run, row: Row, apis: readonly ApiName[]): string[] {
  return [...rowNames(row), ...apis.map((api) => marks[resultOf(run, row, api).verdict])];
}

function reasonTable({ reasons }: Summary): string {
  if (reasons.length === 0) return '';
  return table(
    ['Cells', 'Verdict', 'Reason', 'Meaning'],
    reasons.map(({ count, verdict, reason, title }) => [String(count), verdict, code(reason), plain(title)]),
  );
}

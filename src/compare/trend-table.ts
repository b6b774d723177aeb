/** The trend of many runs as text, Markdown, CSV or JSON. */

import { defuse } from '../text/defuse.ts';
import { code, plain, table } from '../text/markdown-text.ts';
import { cleanFor, oneLine } from '../medium.ts';
import { percent } from '../text/percent.ts';
import { aligned } from './changes-text.ts';
import { judgement } from './headline.ts';
import { askedOf } from './cell-address.ts';
import { targetDocument, targetWords, type TargetDocument } from './target-document.ts';
import { flakyFirst, isFlaky, simulatedNote, type CellTrend, type Trend } from './trend.ts';
import { csvText } from '../text/csv-text.ts';
import type { Endpoint } from '../types.ts';
import type { Speed } from './speed.ts';

/** `Runs: 12, cells: 340, flaky: 2, never settled: 1`. */
function trendHeadline({ runs, cells }: Trend): string {
  const flaky = cells.filter(isFlaky).length;
  const unsettled = cells.filter(({ now }) => now === undefined).length;
  return `Runs: ${runs.length}, cells: ${cells.length}, flaky: ${flaky}, never settled: ${unsettled}`;
}

const header = [
  'Region',
  'Service',
  'Model or profile',
  'API',
  'Now',
  'Since',
  'First seen',
  'Last seen',
  'Changes',
  'Flakiness',
];

function words({
  target,
  api,
  feature,
  now,
  since,
  firstSeen,
  lastSeen,
  changes,
  settledRuns,
  flakiness,
}: CellTrend): string[] {
  return [
    ...targetWords(target),
    askedOf({ ...(api && { api }), ...(feature !== undefined && { feature }) }),
    now === undefined ? 'inconclusive' : judgement(now),
    since ?? '',
    firstSeen,
    lastSeen,
    `${changes} in ${settledRuns}`,
    percent(flakiness),
  ].map(oneLine);
}

export function trendText(trend: Trend): string {
  return `${[...trendNotes(trend), '', ...aligned([header, ...flakyFirst(trend.cells).map(words)])].join('\n')}\n`;
}

/** The same table with tabs, for `cut`, `awk` and spreadsheets; `trendNotes` has what stands above it for people. */
export function trendTsv({ cells }: Trend): string {
  return `${[header, ...flakyFirst(cells).map(words)].map((line) => line.join('\t')).join('\n')}\n`;
}

/** What to know before the table. */
export function trendNotes(trend: Trend): string[] {
  const left = trend.left.map(({ run, suspect }) => `Left out: ${oneLine(run)}, SUSPECT: ${oneLine(suspect)}`);
  const note = simulatedNote(trend);
  return [trendHeadline(trend), ...(note === undefined ? [] : [oneLine(note)]), ...left];
}

export function trendMarkdown(trend: Trend): string {
  const left = trend.left
    .map(({ run, suspect }) => `> Left out: ${code(run)}, SUSPECT: ${plain(suspect)}\n\n`)
    .join('');
  const rows = flakyFirst(trend.cells).map((cell) =>
    words(cell).map((word, column) => (column < 3 ? code(word) : plain(word))),
  );
  const note = simulatedNote(trend);
  const simulated = note === undefined ? '' : `> ${plain(note)}\n\n`;
  return `**${trendHeadline(trend)}**\n\n${simulated}${left}${table(header, rows)}\n`;
}

const columns = [
  'Model',
  'Service',
  'Profile_Type',
  'Region',
  'Profile_ID',
  'API',
  'Verdict',
  'Reason',
  'Since',
  'First_Seen',
  'Last_Seen',
  'Runs',
  'Settled_Runs',
  'Changes',
  'Flakiness',
  'Feature',
];

/** Account and Simulated stand last, and only where there is something to say. */
export function trendCsv({ cells, runs, simulated }: Trend): string {
  const isSimulated = simulated.length > 0;
  const whichSimulated = simulated.length === runs.length ? 'yes' : 'some';
  const hasAccounts = cells.some(({ target }) => target.account !== undefined);
  const records = cells.map(({ target, api = '', feature = '', now, since, ...cell }) => [
    ...[target.model, target.endpoint, target.profileType, target.region, target.profile ?? '', api].map(defuse),
    ...[now?.verdict ?? 'inconclusive', now?.reason ?? '', since ?? '', cell.firstSeen, cell.lastSeen].map(defuse),
    cell.runs,
    cell.settledRuns,
    cell.changes,
    cell.flakiness.toFixed(4),
    defuse(feature),
    ...(hasAccounts ? [defuse(target.account ?? '')] : []),
    ...(isSimulated ? [whichSimulated] : []),
  ]);
  const titles = [...columns, ...(hasAccounts ? ['Account'] : []), ...(isSimulated ? ['Simulated'] : [])];
  return csvText([titles, ...records]);
}

/** A `CellTrend` with its target spread out. */
export interface TrendDocument extends Omit<Trend, 'cells' | 'speeds'> {
  cells: (Omit<CellTrend, 'key' | 'target'> & TargetDocument)[];
  speeds: (Omit<Speed, 'endpoint'> & { service: Endpoint })[];
}

/** What JSON says of a trend. `simulated` are those of the runs that the simulator answered. */
export function trendDocument({ runs, simulated, left, cells, speeds }: Trend): TrendDocument {
  return {
    runs,
    simulated,
    left,
    cells: cells.map(({ key: _key, target, ...rest }) => ({ ...targetDocument(target), ...rest })),
    speeds: speeds.map(({ endpoint: service, ...rest }) => ({ service, ...rest })),
  };
}

/** `{schema: 1, ...}`: a `TrendDocument`. */
export function trendJson(trend: Trend): string {
  return cleanFor('json', `${JSON.stringify({ schema: 1, ...trendDocument(trend) }, null, 2)}\n`);
}

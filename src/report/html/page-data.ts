/** What the page is given: the run as compact JSON. Texts are numbers that point into one table, because most repeat. */
import { verdictNames } from '../../enumerations.ts';
import { alternativesIn, type AlternativesOf, modelKeys } from '../../run-facts/alternatives.ts';
import { readCheckKey } from '../../features/check-key.ts';
import { cellKey, regionOf } from '../../plan/cell.ts';
import { sortRows } from '../../plan/rows.ts';
import type { CellResult, FeatureColumn, Row, Run, VerdictName } from '../../types.ts';
import { meaning } from '../../verdict/advice.ts';
import { isReason, reasons } from '../../reasons/reasons.ts';
import { type ReportedCell, resultOf } from '../../run-facts/cells.ts';
import { apiLabel, askedApis } from '../../run-facts/columns.ts';
import { featureOf, limitFigure } from '../../run-facts/feature-cells.ts';
import type { Change, ReportOptions } from '../format.ts';
import { percent } from '../../text/percent.ts';
import { plural } from '../../text/quantities.ts';
import { nextStepOf, titleOf } from '../../run-facts/reason.ts';
import { ratesText } from '../rates.ts';
import { sharedResult } from '../shared-result.ts';
import { summarise, type Summary } from '../../run-facts/summary.ts';
import { verdictMeaning } from '../verdict-meaning.ts';
import type { Snippet } from '../snippets/snippet.ts';
import { snippets } from '../snippets/registry.ts';
import { residencies, type Residency } from './data-residency.ts';
import { invokeBody } from './invoke-bodies.ts';
import { type Notice, noticesOf } from './notices.ts';
import { pageModels, type PageModel } from './page-models.ts';
import { createTextTable } from './text-table.ts';

/** Every text in an array of numbers is an index into `texts`; 0 is the empty text. Trailing zeros are left out. */
export interface PageData {
  tool: string;
  simulated: boolean;
  startedAt: string;
  regions: string[];
  calls: number;
  /** What every report counts: the cells of the APIs; a feature is no cell of the matrix. */
  totals: { cells: number; verdicts: { count: number; share: string }[]; rates: string };
  notices: Notice[];
  verdicts: { name: VerdictName; meaning: string }[];
  /** The columns: the APIs, and behind them what was asked beyond them. A limit is a feature whose answer is a figure. */
  apis: PageColumn[];
  texts: string[];
  /**
   * Region with its account where there are several, endpoint, model, profile type, profile, provider, lifecycle, name of the
   * model over both endpoints, input and output modalities, destinations of a profile, body of InvokeModel that was answered;
   * texts all, lists with commas.
   */
  rows: number[][];
  models: PageModel[];
  /** Regions of which a listing is missing: what is not there may be there all the same. */
  unlisted: string[];
  residencies: readonly Residency[];
  snippets: readonly Snippet[];
  /**
   * What many cells have in common: index into `verdicts`; then the texts reason, title, meaning, documentation, message,
   * error type, route, variant, rule, and the API on which a feature was tested; then the HTTP status, and the limit that the
   * service named; 0 for none.
   */
  outcomes: number[][];
  /**
   * Row by row, one per API: index into `outcomes`, next step (text), calls, milliseconds + 1, milliseconds to the first
   * byte + 1, input tokens + 1, output tokens + 1 (0: not known), time (text), request id (text). A feature that does not
   * apply, because the row answers no API on which it can be asked, is `[-1]`.
   */
  cells: number[][];
  changes?: PageChange[];
}

/** An API, or what was asked beyond them. */
interface PageColumn {
  name: string;
  label: string;
  isFeature?: true;
  isLimit?: true;
}

interface PageChange {
  kind: Change['kind'];
  key: string;
  before?: string;
  after?: string;
  /** Index into `cells`; absent where this run has no such cell. */
  cell?: number;
}

export function pageData(run: Run, options: ReportOptions): PageData {
  const texts = createTextTable();
  const cells = columnCells(run);
  const encode = cellEncoder(texts.indexOf, alternativesIn(run), options);
  const encoded = cells.map((cell) => (cell.result === notApplicable ? [-1] : encode.cell(cell)));
  const nameOf = modelNames(run.rows);
  const rows = [...new Set(cells.map(({ row }) => row))].map((row) =>
    [...rowTexts(row), ...modelTexts(run, row, nameOf(row))].map(texts.indexOf),
  );
  const summary = summarise(run);
  return {
    tool: run.header.tool,
    simulated: run.header.simulated,
    startedAt: run.header.startedAt,
    regions: run.header.regions,
    calls: summary.calls,
    totals: totalsOf(summary),
    notices: noticesOf(summary),
    verdicts: verdictNames.map((name) => ({ name, meaning: verdictMeaning[name] })),
    apis: [
      ...askedApis(run).map((name) => ({ name, label: apiLabel(name) })),
      ...(run.header.features ?? []).map(featureColumn),
    ],
    models: pageModels(run, nameOf),
    unlisted: [...new Set(run.listings.filter(({ ok }) => !ok).map(regionOf))],
    residencies,
    snippets,
    texts: texts.all,
    rows: rows.map(trimmed),
    outcomes: encode.outcomes,
    cells: encoded,
    ...(options.changes !== undefined && { changes: changesOf(options.changes, cells) }),
  };
}

/** Row by row: each API, then each question, also where it was not asked. */
function columnCells(run: Run): ReportedCell[] {
  const { features = [] } = run.header;
  const apis = askedApis(run);
  return sortRows(run.rows).flatMap((row) => [
    ...apis.map((api) => ({ row, api, result: resultOf(run, row, api) })),
    ...features.map((column) => featureOf(run, row, column) ?? notAsked(row, column)),
  ]);
}

/** One feature may have a column for each API that it was tested on. */
function featureColumn({ key, column, apis }: FeatureColumn, _: number, all: readonly FeatureColumn[]): PageColumn {
  const isLimit = readCheckKey(key).kind === 'limit';
  const isOneOfMany = all.filter((other) => other.key === key).length > 1;
  return {
    name: isOneOfMany ? `${key}@${apis.join()}` : key,
    label: column,
    isFeature: true,
    ...(isLimit && { isLimit }),
  };
}

const notApplicable: CellResult = { verdict: 'untested', rule: 'not-asked', calls: 0 };

function notAsked(row: Row, { key, apis }: FeatureColumn): ReportedCell {
  return { row, api: apis[0] ?? 'converse', feature: key, result: notApplicable };
}

function totalsOf(summary: Summary): PageData['totals'] {
  const { cells, verdicts } = summary;
  const counts = verdictNames.map((name) => verdicts[name]);
  return {
    cells,
    verdicts: counts.map((count) => ({ count, share: percent(cells === 0 ? 0 : count / cells) })),
    rates: ratesText(summary),
  };
}

function rowTexts(row: Row): string[] {
  const { endpoint, model, profileType, profile, provider, claims } = row;
  return [regionOf(row), endpoint, model, profileType, profile ?? '', provider, claims?.lifecycle ?? ''];
}

/** One name for the ids of a model on both endpoints, in all accounts. */
export function modelNames(rows: readonly Pick<Row, 'endpoint' | 'model'>[]): (row: Pick<Row, 'model'>) => string {
  const keyOf = modelKeys(rows);
  return ({ model }) => keyOf({ model }).trim();
}

/** A stream takes the same body. */
const invokeApis = ['invoke', 'invoke-stream'] as const;

/** bedrock-mantle lists no modalities: what the runtime lists of the same id stands in in the page. */
function modelTexts(run: Run, row: Row, name: string): string[] {
  const asked = invokeApis.filter((api) => askedApis(run).includes(api));
  const body = asked.map((api) => invokeBody(row, resultOf(run, row, api))).find((text) => text !== '') ?? '';
  return [name, row.input.join(), row.output.join(), row.destinations?.join() ?? '', body];
}

type Index = (text: string) => number;

function cellEncoder(index: Index, alternativesOf: AlternativesOf, options: ReportOptions) {
  const outcomes: number[][] = [];
  const known = new Map<string, number>();

  function outcome(reported: ReportedCell): number {
    const numbers = outcomeNumbers(reported, index);
    const key = numbers.join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, outcomes.length);
    return outcomes.push(numbers) - 1;
  }

  function cell(reported: ReportedCell): number[] {
    const result = sharedResult(reported.result, options);
    const next = nextStepOf(reported, alternativesOf);
    const { calls, ms, firstByteMs, inputTokens, outputTokens, at, requestId } = result;
    const measured = [ms, firstByteMs, inputTokens, outputTokens].map((value) =>
      value === undefined ? 0 : Math.round(value) + 1,
    );
    return trimmed([outcome(reported), index(next ?? ''), calls, ...measured, index(at ?? ''), index(requestId ?? '')]);
  }

  return { outcomes, cell };
}

function outcomeNumbers({ row, api, feature, result }: ReportedCell, index: Index): number[] {
  const { verdict, reason, message, errorType, route, variant, rule, status } = result;
  const testedOn = feature === undefined ? '' : api;
  const texts = [...explained({ row, api, result }), message, errorType, route, variant, rule, testedOn].map((text) =>
    index(text ?? ''),
  );
  return [verdictNames.indexOf(verdict), index(reason ?? ''), ...texts, status ?? 0, limitFigure(result) ?? 0];
}

/** Title, meaning and documentation of the reason. */
function explained({ row, api, result: { reason, message } }: ReportedCell): [string, string, string] {
  if (!isReason(reason)) return [reason === undefined ? '' : titleOf(reason), '', ''];
  const facts = { row, api, ...(message !== undefined && { message }) };
  return [titleOf(reason), meaning(reason, facts), reasons[reason].docs];
}

function trimmed(numbers: number[]): number[] {
  return numbers.slice(0, numbers.findLastIndex((value) => value !== 0) + 1);
}

function changesOf(changes: readonly Change[], cells: readonly ReportedCell[]): PageChange[] {
  const places = new Map(cells.map((cell, place) => [cellKey(cell), place]));
  return changes.map(({ key, kind, before, after }) => {
    const cell = places.get(key);
    return {
      kind,
      key,
      ...(before !== undefined && { before: said(before) }),
      ...(after !== undefined && { after: said(after) }),
      ...(cell !== undefined && { cell }),
    };
  });
}

function said({ verdict, reason, figure }: NonNullable<Change['before']>): string {
  if (figure !== undefined) return plural(figure, 'token');
  return reason === undefined ? verdict : `${verdict}: ${titleOf(reason)}`;
}

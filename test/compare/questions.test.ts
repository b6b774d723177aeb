/** What was asked beyond the APIs, compared as the APIs are: from the evidence, the JSON and both CSVs. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { changesCsv, changesJson } from '../../src/compare/changes-data.ts';
import { changesMarkdown } from '../../src/compare/changes-markdown.ts';
import { changesText } from '../../src/compare/changes-text.ts';
import { compare } from '../../src/compare/compare.ts';
import { violationsOf } from '../../src/compare/conditions.ts';
import { parseExpectations } from '../../src/compare/expectation.ts';
import { matchExpectations, updatedExpectations } from '../../src/compare/expectations.ts';
import { snapshotFromCsv } from '../../src/compare/from-csv.ts';
import { snapshotFromJson } from '../../src/compare/from-json.ts';
import { snapshotOf, type Snapshot } from '../../src/compare/snapshot.ts';
import { trendCsv } from '../../src/compare/trend-table.ts';
import { trendOf } from '../../src/compare/trend.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { cellsCsv } from '../../src/report/cells-csv.ts';
import { csv } from '../../src/report/csv.ts';
import { json } from '../../src/report/json.ts';
import type { ApiName, CellResult, FeatureColumn, Row, Run } from '../../src/types.ts';
import { runWith, row } from './runs.ts';

const anyApi: ApiName[] = ['converse', 'chat-completions', 'responses', 'messages'];
const columns: FeatureColumn[] = [
  { key: 'tool-use', column: 'ToolUse_Feature', apis: anyApi },
  { key: 'prompt-caching', column: 'PromptCaching_Messages_Feature', apis: ['messages'] },
  { key: 'tool-streaming', column: 'ToolStreaming_Converse_Feature', apis: ['converse-stream'] },
  { key: 'max-tokens=16', column: 'MaxTokens_16_Value', apis: anyApi },
  { key: 'probe:v-2-order', column: 'V2Order_Probe', apis: ['converse'] },
];
const asked: Record<string, ApiName> = {
  'tool-use': 'converse',
  'prompt-caching': 'messages',
  'tool-streaming': 'converse-stream',
  'max-tokens=16': 'converse',
  'probe:v-2-order': 'converse',
};

const yes: CellResult = { verdict: 'supported', rule: 'test', calls: 1 };
const no: CellResult = { verdict: 'unsupported', reason: 'feature-not-supported', rule: 'test', calls: 1 };
const ignored: CellResult = { verdict: 'unsupported', reason: 'parameter-ignored', rule: 'test', calls: 1 };
const unclear: CellResult = { verdict: 'inconclusive', reason: 'throttled', rule: 'test', calls: 1 };

interface More {
  rows?: Row[];
  /** What the APIs answer. */
  apis?: Partial<Record<ApiName, string>>;
  /** The API of each question where it is another than the usual. */
  on?: Partial<typeof asked>;
  startedAt?: string;
  features?: FeatureColumn[];
}

/** A run over one model, `a.b`, with these answers to the questions. */
function questioned(answers: Record<string, CellResult>, more: More = {}): Run {
  const { rows = [row('a.b')], apis = { converse: '✓', messages: '✓' }, on = {}, startedAt, features = columns } = more;
  const found = Object.fromEntries(rows.map(({ model }) => [model, apis]));
  const run = runWith(found, { rows, apis: ['invoke', ...anyApi], ...(startedAt !== undefined && { startedAt }) });
  const results = rows.flatMap((one) =>
    Object.entries(answers).map(([feature, result]): [string, CellResult] => [
      keyOf(one, on[feature] ?? asked[feature] ?? 'converse', feature),
      result,
    ]),
  );
  return { ...run, header: { ...run.header, features }, results: new Map([...run.results, ...results]) };
}

const all = (result: CellResult): Record<string, CellResult> =>
  Object.fromEntries(columns.map(({ key }) => [key, result]));

const plain = { details: false, bom: false };
const detailed = { details: true, bom: false };
const readers: [name: string, read: (run: Run) => Snapshot][] = [
  ['the evidence', (run) => snapshotOf(run, 'e.ndjson')],
  ['the JSON', (run) => snapshotFromJson(json.render(run, plain), 'm.json')],
  ['the CSV', (run) => snapshotFromCsv(csv.render(run, plain), 'm.csv')],
  ['the CSV with details', (run) => snapshotFromCsv(csv.render(run, detailed), 'm.csv')],
];

const evidence = (run: Run): Snapshot => snapshotOf(run, 'e.ndjson');
const matrix = (run: Run): Snapshot => snapshotFromCsv(csv.render(run, plain), 'm.csv');
const told = (before: Snapshot, after: Snapshot) =>
  compare(before, after).changes.map(({ kind, api, feature }) => [kind, api, feature]);

describe.each(readers)('with %s on one side', (_name, read) => {
  it('a run is what it was', () => {
    const run = questioned({ ...all(yes), 'tool-use': ignored });
    for (const [, other] of readers) {
      expect(compare(read(run), other(run))).toMatchObject({ changes: [], unchanged: 10 });
    }
  });

  it('features, values and probes that broke are told, by the API they were asked on', () => {
    for (const comparison of [
      compare(read(questioned(all(yes))), evidence(questioned(all(ignored)))),
      compare(evidence(questioned(all(yes))), read(questioned(all(ignored)))),
    ]) {
      expect(comparison.changes.map(({ kind, key }) => [kind, key])).toEqual(
        columns.map(({ key }) => ['broke', keyOf(row('a.b'), asked[key] ?? 'converse', key)]),
      );
      expect(comparison.changes.map(({ feature }) => feature)).toEqual(columns.map(({ key }) => key));
    }
  });

  it('an inconclusive cell is no change', () => {
    const { counts } = compare(read(questioned(all(yes))), evidence(questioned(all(unclear))));
    expect(counts).toMatchObject({ broke: 0, unknown: 5 });
  });
});

it('the long CSV tells the API of each question, so it is the run it was made of', () => {
  const run = questioned({ ...all(no), 'tool-use': ignored });
  const long = snapshotFromCsv(cellsCsv.render(run, plain), 'm.cells.csv');
  expect(compare(evidence(run), long)).toMatchObject({ changes: [], unchanged: 10 });
  expect(compare(long, evidence(questioned(all(yes)))).counts).toMatchObject({ recovered: 5 });
});

it('a long CSV whose question was for a later API only is not taken for the question of a matrix CSV', () => {
  const later: FeatureColumn[] = [{ key: 'tool-use', column: 'ToolUse_Messages_Feature', apis: ['messages'] }];
  const onMessages = questioned({ 'tool-use': no }, { on: { 'tool-use': 'messages' }, features: later });
  const long = snapshotFromCsv(cellsCsv.render(onMessages, plain), 'm.cells.csv');
  expect(compare(matrix(questioned({ 'tool-use': yes })), long).counts).toMatchObject({ broke: 0, unknown: 2 });
});

describe('that a question went to another API is no change of its answer', () => {
  const before = questioned({ 'tool-use': yes });
  const after = questioned(
    { 'tool-use': no },
    { apis: { converse: 'unsupported x', 'chat-completions': '✓' }, on: { 'tool-use': 'chat-completions' } },
  );

  it.each([
    ['the evidence', evidence(before), evidence(after)],
    ['a CSV before', matrix(before), evidence(after)],
    ['a CSV after', evidence(before), matrix(after)],
    ['two CSVs', matrix(before), matrix(after)],
  ])('from %s', (_name, first, second) => {
    const kinds = compare(first, second)
      .changes.filter(({ feature }) => feature !== undefined)
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['unknown', 'unknown']);
  });
});

describe('a question that only one run has', () => {
  it('is unknown for a row that the other has too', () => {
    expect(told(evidence(questioned({}, { features: [] })), evidence(questioned({ 'tool-use': yes })))).toEqual([
      ['unknown', 'converse', 'tool-use'],
    ]);
    expect(told(matrix(questioned({})), evidence(questioned({ 'tool-use': yes })))).toEqual([
      ['unknown', 'converse', 'tool-use'],
    ]);
  });

  it.each(readers)('came with its row where %s had asked it', (_name, read) => {
    const both = [row('a.b'), row('a.new')];
    const comparison = compare(read(questioned(all(yes))), evidence(questioned(all(yes), { rows: both })));
    expect(comparison.changes.filter(({ feature }) => feature !== undefined).map(({ kind }) => kind)).toEqual(
      columns.map(() => 'appeared'),
    );
  });

  it('is unknown for a new row where the other had not asked it', () => {
    const after = questioned({ 'tool-use': yes }, { rows: [row('a.b'), row('a.new')] });
    const kinds = compare(evidence(questioned({}, { features: [] })), evidence(after))
      .changes.filter(({ feature }) => feature !== undefined)
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['unknown', 'unknown']);
  });
});

describe('what broke beyond the APIs', () => {
  const before = evidence(questioned({ 'tool-use': yes }));
  const after = evidence(questioned({ 'tool-use': ignored }));
  const comparison = compare(before, after);

  it('holds --fail-on regression, unless a line accepts it', () => {
    const held = violationsOf(['regression'], { after, comparison, accepted: new Set() });
    expect(held).toMatchObject([{ condition: 'regression', cells: [keyOf(row('a.b'), 'converse', 'tool-use')] }]);
    const lines = parseExpectations('a.b converse+tool-use unsupported reason=parameter-ignored', 'known.txt');
    const { accepted, stale } = matchExpectations(lines, after, '2026-11-20');
    expect(violationsOf(['regression'], { after, comparison, accepted })).toEqual([]);
    expect(stale).toEqual([]);
  });

  it('is not accepted by a line about its API', () => {
    const lines = parseExpectations('a.b * unsupported', 'known.txt');
    const { accepted } = matchExpectations(lines, after, '2026-11-20');
    expect(accepted).not.toContain(keyOf(row('a.b'), 'converse', 'tool-use'));
  });

  it('is written into the expectations as a line that accepts it', () => {
    const cells = [...after.cells.values()].filter(({ feature }) => feature !== undefined);
    expect(updatedExpectations('', { stale: [] }, cells)).toBe(
      'a.b converse+tool-use unsupported reason=parameter-ignored region=us-east-1 service=bedrock-runtime\n',
    );
  });

  it('is named in every rendering', () => {
    expect(changesText(comparison)).toContain('converse +tool-use  ✓ → ✗ (parameter-ignored)');
    expect(JSON.parse(changesJson(comparison))).toMatchObject({ changes: [{ api: 'converse', feature: 'tool-use' }] });
    const [record] = parse<Record<string, string>>(changesCsv(comparison), { columns: true });
    expect(record).toMatchObject({ Change: 'broke', API: 'converse', Feature: 'tool-use' });
  });
});

describe('the trend', () => {
  const day = (date: number): string => `2026-11-0${date}T01:00:00.000Z`;
  const runs = [yes, ignored, yes].map((result, index) =>
    questioned({ 'tool-use': result, 'max-tokens=16': yes }, { startedAt: day(index + 1) }),
  );

  it('tells of features and values too', () => {
    const cells = trendOf(runs.map(evidence)).cells.filter(({ feature }) => feature !== undefined);
    expect(cells).toMatchObject([
      { api: 'converse', feature: 'tool-use', changes: 2, since: day(3), now: { verdict: 'supported' } },
      { api: 'converse', feature: 'max-tokens=16', changes: 0, since: day(1) },
    ]);
  });

  it('joins the runs of a CSV to those that tell the API', () => {
    const mixed = runs.map((run, index) => (index === 1 ? matrix(run) : evidence(run)));
    const [cell, ...others] = trendOf(mixed).cells.filter(({ feature }) => feature === 'tool-use');
    expect(cell).toMatchObject({ api: 'converse', runs: 3, changes: 2 });
    expect(others).toEqual([]);
  });

  it('names no API where no run does', () => {
    const records = parse<Record<string, string>>(trendCsv(trendOf(runs.map(matrix))), { columns: true });
    expect(records.find(({ Feature }) => Feature === 'tool-use')).toMatchObject({ API: '', Changes: '2', Runs: '3' });
  });
});

it('what only one run was asked to test is one line for each run, not a line for each cell', () => {
  const [toolUse, caching] = columns as [FeatureColumn, FeatureColumn];
  const many = ['a.b', 'a.c', 'a.d'].map((model) => row(model));
  const before = questioned({ 'tool-use': yes }, { features: [toolUse], rows: many });
  const after = questioned({ 'prompt-caching': no }, { features: [caching], rows: many });
  const comparison = compare(snapshotOf(before, 'a.ndjson'), snapshotOf(after, 'b.ndjson'));
  const text = changesText(comparison);
  expect(text).toContain(
    'Unknown: only one run was asked to test it\n  a.ndjson: +tool-use (3 cells)\n  b.ndjson: +prompt-caching (3 cells)\n',
  );
  expect(text).not.toContain('→');
  expect(changesMarkdown(comparison)).toContain('- `a.ndjson`: `+tool-use` (3 cells)');
  expect(comparison.counts.unknown).toBe(6);
});

it('a cell that the other run could have tested and did not has a line', () => {
  const before = questioned({ 'tool-use': yes });
  const text = changesText(compare(evidence(before), evidence(questioned({}))));
  expect(text).toContain('converse +tool-use  ✓ → none');
  expect(text).not.toContain('only one run');
});

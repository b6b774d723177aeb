import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { trendOf } from '../../src/compare/trend.ts';
import { trendCsv, trendJson, trendMarkdown, trendText, trendTsv } from '../../src/compare/trend-table.ts';
import type { Snapshot } from '../../src/compare/snapshot.ts';
import { row, snapshot } from './runs.ts';

const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T01:00:00.000Z`;

/** One cell over the runs of November; `-` where it was not there. */
function runs(...findings: string[]): Snapshot[] {
  return findings.map((finding, index) =>
    snapshot(finding === '-' ? {} : { 'a.b': { invoke: finding } }, { startedAt: day(index + 1), apis: ['invoke'] }),
  );
}

function cellOver(...findings: string[]) {
  return trendOf(runs(...findings)).cells[0];
}

describe('of each cell the trend tells', () => {
  it('since when it is what it is', () => {
    expect(cellOver('✓', 'blocked legacy-locked', 'blocked legacy-locked')).toMatchObject({
      now: { verdict: 'blocked', reason: 'legacy-locked' },
      since: day(2),
      changes: 1,
    });
  });

  it('that runs without an answer change nothing', () => {
    expect(cellOver('✓', 'inconclusive throttled', '✓', 'inconclusive timeout')).toMatchObject({
      now: { verdict: 'supported' },
      since: day(1),
      changes: 0,
      runs: 4,
      settledRuns: 2,
      flakiness: 0,
    });
  });

  it('how often it changed, of the runs that learned something', () => {
    expect(cellOver('✓', 'blocked x', 'inconclusive y', '✓', 'blocked x')).toMatchObject({
      changes: 3,
      settledRuns: 4,
      flakiness: 0.75,
      since: day(5),
    });
  });

  it('when it was first and last there', () => {
    expect(cellOver('-', '✓', '✓', '-')).toMatchObject({
      firstSeen: day(2),
      lastSeen: day(3),
      runs: 2,
      history: [null, 'supported', 'supported', null],
    });
  });

  it('nothing that no run learned', () => {
    const cell = cellOver('inconclusive throttled', 'inconclusive throttled');
    expect(cell).toMatchObject({ settledRuns: 0, flakiness: 0 });
    expect(cell).not.toHaveProperty('now');
    expect(cell).not.toHaveProperty('since');
  });
});

it('the runs are put in the order of their times', () => {
  expect(trendOf(runs('✓', 'blocked x').toReversed()).cells[0]).toMatchObject({
    now: { verdict: 'blocked' },
    since: day(2),
  });
});

it('files that do not tell their time are taken in the order given', () => {
  const [first, second] = runs('✓', 'blocked x').map(({ startedAt: _at, ...run }, index): Snapshot => ({
    ...run,
    name: `${index}.csv`,
  }));
  if (first === undefined || second === undefined) throw new Error('two runs were made');
  expect(trendOf([second, first])).toMatchObject({ runs: ['1.csv', '0.csv'], cells: [{ since: '0.csv' }] });
});

it('a run that cannot be trusted is left out, and said to be', () => {
  const bad = snapshot(
    { 'a.b': { invoke: 'blocked iam-denied' } },
    { startedAt: day(9), apis: ['invoke'], suspect: 'something else answers' },
  );
  const trend = trendOf([...runs('✓', '✓'), bad]);
  expect(trend).toMatchObject({
    runs: [day(1), day(2)],
    left: [{ run: day(9) }],
    cells: [{ now: { verdict: 'supported' } }],
  });
  expect(trendText(trend)).toContain('SUSPECT: something else answers');
  expect(trendMarkdown(trend)).toContain('SUSPECT');
});

it('is written as text, Markdown, CSV and JSON', () => {
  const trend = trendOf(runs('✓', 'blocked legacy-locked', '✓'));
  expect(trendText(trend)).toContain('Runs: 3, cells: 1, flaky: 1, never settled: 0');
  expect(trendText(trend)).toMatch(/a\.b +invoke +✓ +2026-11-03T\S+ +2026-11-01T\S+ +2026-11-03T\S+ +2 in 3 +66\.7 %/);
  expect(trendMarkdown(trend)).toContain('| `us-east-1` | `bedrock-runtime` | `a.b` | invoke |');
  expect(parse(trendCsv(trend), { columns: true })).toMatchObject([
    { Model: 'a.b', API: 'invoke', Verdict: 'supported', Since: day(3), Changes: '2', Flakiness: '0.6667' },
  ]);
  expect(JSON.parse(trendJson(trend))).toMatchObject({
    schema: 1,
    cells: [{ model: 'a.b', service: 'bedrock-runtime', now: { verdict: 'supported' }, changes: 2 }],
  });
});

it('is a table for people and tab-separated for a pipe, the flaky cells first in both', () => {
  const cellsOf = (n: number, a: string): Record<string, Record<string, string>> => ({
    'a.steady': { invoke: '✓' },
    'b.flaky': { invoke: n === 2 ? 'blocked legacy-locked' : a },
  });
  const trend = trendOf([1, 2, 3].map((n) => snapshot(cellsOf(n, '✓'), { startedAt: day(n), apis: ['invoke'] })));
  const [header = '', first = ''] = trendTsv(trend).split('\n');
  expect(header.split('\t')).toHaveLength(10);
  expect(first.split('\t')[2]).toBe('b.flaky');
  expect(trendText(trend).indexOf('b.flaky')).toBeLessThan(trendText(trend).indexOf('a.steady'));
});

it('tells accounts apart in every form, and has no word of them where there is one', () => {
  const rows = [row('a.b', { account: 'work' }), row('a.b', { account: 'home' })];
  const several = trendOf(
    [1, 2].map((n) => snapshot({ 'a.b': { invoke: '✓' } }, { startedAt: day(n), apis: ['invoke'], rows })),
  );
  expect(trendText(several)).toContain('us-east-1 (work)');
  expect(trendMarkdown(several)).toContain('us-east-1 (home)');
  const records: Record<string, string>[] = parse(trendCsv(several), { columns: true });
  expect(new Set(records.map((record) => record['Account']))).toEqual(new Set(['home', 'work']));
  expect(trendJson(several)).toContain('"account": "work"');
  const single = trendOf(runs('✓', '✓'));
  expect(trendCsv(single)).not.toContain('Account');
  expect(trendText(single)).not.toContain('(');
});

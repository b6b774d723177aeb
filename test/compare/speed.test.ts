/** Latency and error rates per model and API over runs, in CSV and on the page of the trend. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { snapshotFromJson } from '../../src/compare/from-json.ts';
import { snapshotOf } from '../../src/compare/snapshot.ts';
import { speedCsv } from '../../src/compare/speed.ts';
import { trendHtml } from '../../src/compare/trend-html.ts';
import { trendOf } from '../../src/compare/trend.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { json } from '../../src/report/json.ts';
import type { CellResult, Run } from '../../src/types.ts';
import { nova, sampleRun } from '../report/sample-run.ts';

const day = (number: number): string => `2026-11-2${number}T01:00:00.000Z`;

/** Converse of one model in some Regions: a latency, or the reason for which there is no verdict. */
function run(number: number, found: (number | string)[]): Run {
  const { header } = sampleRun();
  const rows = found.map((_, index) => ({ ...nova, region: `us-east-${index + 1}` }));
  const results = rows.map((row, index): [string, CellResult] => {
    const one = found[index];
    return [
      keyOf(row, 'converse'),
      typeof one === 'number'
        ? { verdict: 'supported', rule: 'reply', ms: one, calls: 1 }
        : { verdict: 'inconclusive', reason: one ?? '', rule: 'x', ms: 30_000, calls: 5 },
    ];
  });
  const regions = rows.map(({ region }) => region);
  const changed = { ...header, apis: ['converse' as const], regions, startedAt: day(number) };
  return sampleRun({ header: changed, rows, results: new Map(results), listings: [] });
}

const first = run(0, [100, 200, 300, 400]);
const second = run(1, [500, 'throttled', 'timeout', 'throttled']);

describe('trend', () => {
  it('tells median, p95, error and throttle rate of each model and API, run by run', () => {
    const { speeds, runs, simulated } = trendOf([first, second].map((one) => snapshotOf(one, 'a file')));
    expect(speedCsv(speeds, runs, simulated)).toBe(
      [
        'Run,Model,Service,API,Called_Cells,Latency_Median_ms,Latency_P95_ms,Error_Rate,Throttle_Rate',
        `${day(0)},amazon.nova-lite-v1:0,bedrock-runtime,converse,4,250,400,0.0000,0.0000`,
        `${day(1)},amazon.nova-lite-v1:0,bedrock-runtime,converse,4,500,500,0.7500,0.5000`,
        '',
      ].join('\n'),
    );
  });

  it('acts in no spreadsheet and on no CI runner, whatever a model is called', () => {
    const hostile = ['=cmd', '::error title=owned::pwned', 'a.b\n::error::pwned', '\u001B[31mred'].map((model) => {
      const row = { ...nova, model };
      const answered: CellResult = { verdict: 'supported', rule: 'reply', ms: 5, calls: 1 };
      const results = new Map([[keyOf(row, 'converse'), answered]]);
      return sampleRun({ rows: [row], results, listings: [] });
    });
    const { speeds, runs, simulated } = trendOf(hostile.map((one, index) => snapshotOf(one, `file ${index}`)));
    const text = speedCsv(speeds, runs, simulated);
    const records: Record<string, string>[] = parse(text, { columns: true });
    expect(records.map((record) => record['Model'])).toHaveLength(4);
    expect(records.map((record) => record['Model'])).toContain("'=cmd");
    expect(text).not.toMatch(/^\s*"?::error/m);
    expect(text).not.toContain('\u001B');
  });

  it('reads the same from a JSON report as from the evidence', () => {
    const read = [first, second].map((one) =>
      snapshotFromJson(json.render(one, { details: false, bom: false }), 'a file'),
    );
    expect(trendOf(read).speeds).toEqual(trendOf([first, second].map((one) => snapshotOf(one, 'a file'))).speeds);
  });

  it('gives no latency where nothing answered, and no line where nothing was called', () => {
    const silent = trendOf([snapshotOf(run(0, ['timeout']), 'a file')]).speeds;
    expect(silent[0]?.runs).toEqual([{ called: 1, errors: 1, throttled: 0 }]);
    expect(trendOf([snapshotOf(sampleRun({ results: new Map() }), 'a file')]).speeds).toEqual([]);
  });

  it('has them on the page', () => {
    const page = trendHtml(trendOf([first, second].map((one) => snapshotOf(one, 'a file'))));
    expect(page).toContain('Speed and errors, per model and API');
    expect(page).toContain('"median":250,"p95":400');
  });
});

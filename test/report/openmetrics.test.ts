/** Metrics of a run, held against what Prometheus itself reads. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/plan/cell.ts';
import { costOf } from '../../src/price/cost.ts';
import { openmetrics } from '../../src/report/openmetrics.ts';
import type { CellResult, Row } from '../../src/types.ts';
import { runWithModel, sampleRun, simulatedRun } from './sample-run.ts';

const options = { details: false, bom: false };
const text = openmetrics.render(sampleRun(), options);
const hasPromtool = spawnSync('promtool', ['--version']).error === undefined;

it('has the verdict of each cell as a gauge, 1 for the verdict that it has', () => {
  const cell = 'region="us-east-1",endpoint="bedrock-runtime",model="amazon.nova-lite-v1:0",api="converse"';
  expect(text).toContain(`bedrock_matrix_cell_verdict{${cell},verdict="supported"} 1\n`);
  expect(text).toContain(`bedrock_matrix_cell_verdict{${cell},verdict="unsupported"} 0\n`);
  expect(text).toContain(`bedrock_matrix_cell_latency_seconds{${cell}} 0.4124\n`);
  expect(text).toContain(`bedrock_matrix_cell_calls{${cell}} 1\n`);
  expect(text).toContain(
    `bedrock_matrix_cell_timestamp_seconds{${cell}} ${Date.parse('2026-11-20T01:00:01Z') / 1000}\n`,
  );
});

it('has calls, cost, age, and whether the run is to be believed', () => {
  for (const name of ['calls', 'cost_dollars', 'end_timestamp_seconds', 'suspect', 'simulated'])
    expect(text).toMatch(new RegExp(`^# TYPE bedrock_matrix_${name} gauge\nbedrock_matrix_${name} [\\d.e-]+$`, 'm'));
  expect(text).toContain('\nbedrock_matrix_complete 0\n');
  expect(text).toContain('\nbedrock_matrix_simulated 0\n');
  expect(openmetrics.render(simulatedRun(), options)).toContain('\nbedrock_matrix_simulated 1\n');
});

it('shows no value with what sums of binary fractions leave at its end', () => {
  const { rows, results } = sampleRun();
  const [row] = rows;
  const reply = row && results.get(keyOf(row, 'converse'));
  if (row === undefined || reply === undefined) throw new Error('the sample has no such cell');
  const paid = Array.from({ length: 40 }, (_, at): [Row, CellResult] => [
    { ...row, profile: `p${at}.${row.model}` },
    { ...reply, inputTokens: at, outputTokens: 3 },
  ]);
  const { usd } = costOf(paid.map(([one, result]) => ({ row: one, api: 'converse', result })));
  // Else this proves nothing.
  expect(digits(String(usd))).toBeGreaterThan(15);
  const metrics = openmetrics.render(
    sampleRun({
      rows: paid.map(([one]) => one),
      results: new Map(paid.map(([one, result]) => [keyOf(one, 'converse'), result])),
    }),
    options,
  );
  const values = [...metrics.matchAll(/^bedrock_matrix_(?:cell_)?cost_dollars\S* (\S+)$/gm)].map(
    ([, value = '']) => value,
  );
  expect(values).toHaveLength(41);
  expect(values.filter((value) => digits(value) > 15)).toEqual([]);
});

/** Significant ones. */
function digits(value: string): number {
  return value
    .replace(/e.*/, '')
    .replace(/^[0.]+/, '')
    .replace('.', '').length;
}

it('keeps what a listing names within its label', () => {
  const hostile = openmetrics.render(runWithModel('a"b\\c\nbedrock_matrix_calls 7'), options);
  expect(hostile).toContain(String.raw`model="a\"b\\c\nbedrock_matrix_calls 7"`);
  expect(hostile).not.toContain('\nbedrock_matrix_calls 7');
});

it('ends as OpenMetrics does, holds no time of a sample, and no value that is none', () => {
  expect(text.endsWith('\n# EOF\n')).toBe(true);
  expect(
    text
      .split('\n')
      .filter((line) => line !== '' && !/^(?:# (?:HELP|TYPE) |# EOF$)|^\w+(?:\{.*\})? [\d.e-]+$/.test(line)),
  ).toEqual([]);
});

describe.skipIf(!hasPromtool)('promtool, where it is installed,', () => {
  it.each([
    ['a run', sampleRun()],
    ['a hostile listing', runWithModel('a"b\\c\nd{}')],
  ])('accepts the metrics of %s', (_, run) => {
    const said = execFileSync('promtool', ['check', 'metrics'], {
      input: openmetrics.render(run, options),
      encoding: 'utf8',
    });
    expect(said).toBe('');
  });
});

/** Metrics of a run, held against what Prometheus itself reads. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/plan/cell.ts';
import { openmetrics } from '../../src/report/openmetrics.ts';
import { summarise } from '../../src/run-facts/summary.ts';
import type { CellResult, Row, Run } from '../../src/types.ts';
import { nova, runWithModel, sampleRun, simulatedRun } from './sample-run.ts';

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
  const runs = Array.from({ length: 40 }, (_, size) => runOfPaid(size + 1));
  const run = runs.find((one) => digits(summarise(one).cost.usd) > 15);
  // Else this proves nothing.
  if (run === undefined) throw new Error('no sum leaves anything');
  const shown = /^bedrock_matrix_cost_dollars (\S+)$/m.exec(openmetrics.render(run, options))?.[1];
  expect(digits(Number(shown))).toBeLessThanOrEqual(15);
  expect(Number(shown)).toBeCloseTo(summarise(run).cost.usd, 12);
});

/** So many cells that were paid for, each with more tokens than the one before. */
function runOfPaid(size: number): Run {
  const rows = Array.from({ length: size }, (_, at): Row => ({ ...nova, profile: `p${at}.${nova.model}` }));
  const results = rows.map((row, at): [string, CellResult] => [
    keyOf(row, 'converse'),
    { verdict: 'supported', rule: 'reply', calls: 1, inputTokens: at, outputTokens: 3 },
  ]);
  return sampleRun({ rows, results: new Map(results) });
}

/** Significant ones. */
function digits(value: number): number {
  return String(value).replace(/e.*/, '').replace('.', '').replace(/^0+/, '').length;
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

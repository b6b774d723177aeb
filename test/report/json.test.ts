/** The JSON document, for programs and as a baseline. */
import { expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import type { CellResult, Run } from '../../src/types.ts';
import { failingRun } from './failing-run.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { renderSummary } from '../../src/report/render-summary.ts';
import { summarise } from '../../src/run-facts/summary.ts';
import { gptOss, haikuProfile, nova, sampleRun } from './sample-run.ts';
import { faultsBy } from '../schemas.ts';

const options = { details: false, bom: false };
const document = parsed(sampleRun());

function parsed(run: Run): Record<string, unknown> {
  return JSON.parse(json.render(run, options));
}

it('holds the run, its listings and its counts', () => {
  const { header, listings, end } = sampleRun();
  expect(document).toMatchObject({ schema: 1, simulated: false, run: header, listings, end });
  expect(document['summary']).toEqual({
    rows: 5,
    cells: 25,
    supported: 6,
    unsupported: 12,
    blocked: 2,
    inconclusive: 2,
    untested: 3,
    successRate: 0.24,
    settledRate: 0.8,
    apis: expect.objectContaining({
      invoke: { supported: 2, unsupported: 2, blocked: 1, inconclusive: 0, untested: 0 },
    }),
    measured: { calls: 31, inputTokens: 72, outputTokens: 18, cost: { usd: expect.closeTo(0.0000695, 7), unknown: 0 } },
  });
});

it('counts what was tested beyond the APIs, and what the run used, as the terminal does', () => {
  const measured = sampleRun();
  const used = { calls: 1, rule: 'test', inputTokens: 1000, outputTokens: 10 };
  const named = {
    ...used,
    verdict: 'unsupported' as const,
    reason: 'limit-stated',
    message: 'The maximum tokens you requested exceeds the model limit of 4096.',
  };
  const asked: Run = {
    ...measured,
    header: { ...measured.header, features: [{ key: 'limit:output', column: 'MaxOutput_Limit', apis: ['converse'] }] },
    results: new Map([...measured.results, [keyOf(nova, 'converse', 'limit:output'), named]]),
  };
  const summary = parsed(asked)['summary'];
  const counts = { supported: 0, unsupported: 1, blocked: 0, inconclusive: 0, untested: 0, figures: 1 };
  expect(summary).toMatchObject({ features: { MaxOutput_Limit: counts } });
  const terminal = renderSummary(summarise(asked), []);
  const { calls, inputTokens, outputTokens } = summarise(asked);
  expect(summary).toMatchObject({ measured: { calls, inputTokens, outputTokens } });
  expect(terminal).toContain(`${inputTokens.toLocaleString('en')} in, ${outputTokens} out`);
  expect(faultsBy('report', parsed(asked))).toBeNull();
});

it('has one object per row, sorted, with a cell for every API asked', () => {
  const { rows } = document;
  expect(rows).toHaveLength(5);
  expect(rows).toMatchObject([
    {
      ...gptOss,
      cells: { invoke: { verdict: 'unsupported', reason: 'endpoint-has-no-api' }, messages: { status: 400 } },
    },
    { model: 'amazon.nova-lite-v1:0' },
    { model: 'anthropic.claude-3-opus-20240229-v1:0', cells: { messages: { verdict: 'untested' } } },
    { model: 'anthropic.claude-haiku-4-5-20251001-v1:0' },
    { ...haikuProfile, cells: { responses: { verdict: 'inconclusive', reason: 'throttled', measured: { calls: 5 } } } },
  ]);
});

it('is the same for two runs with the same results, but for run, end and what was measured', () => {
  const today = sampleRun();
  const later = (result: CellResult): CellResult => ({
    ...result,
    at: '2026-11-21T01:00:00.000Z',
    ms: 999,
    calls: 7,
    requestId: 'other',
  });
  const tomorrow = sampleRun({
    header: { ...today.header, startedAt: '2026-11-21T01:00:00.000Z' },
    results: new Map([...today.results].map(([key, result]) => [key, later(result)])),
    end: { endedAt: '2026-11-21T01:01:00.000Z', wallMs: 3, calls: 99, incomplete: 'a listing failed' },
  });
  const facts = (run: Run): string =>
    JSON.stringify(parsed(run), (key, value: unknown) =>
      ['run', 'end', 'measured'].includes(key) ? undefined : value,
    );
  expect(json.render(tomorrow, options)).not.toBe(json.render(today, options));
  expect(facts(tomorrow)).toBe(facts(today));
});

it('is as its schema says', () => {
  for (const run of [sampleRun(), failingRun(9, 0)]) expect(faultsBy('report', parsed(run))).toBeNull();
  expect(faultsBy('report', { ...document, rows: [{ cells: { converse: { verdict: 'maybe' } } }] })).not.toBeNull();
});

/** The numbers of a run. */
import { expect, it } from 'vitest';
import { summarise } from '../../src/run-facts/summary.ts';
import { nova, sampleRun } from '../report/sample-run.ts';

it('counts models, profiles, rows, cells and verdicts', () => {
  expect(summarise(sampleRun())).toMatchObject({
    models: { 'bedrock-runtime': 3, 'bedrock-mantle': 1 },
    profiles: 1,
    rows: 5,
    cells: 25,
    verdicts: { supported: 6, unsupported: 12, blocked: 2, inconclusive: 2, untested: 3 },
    successRate: 6 / 25,
    settledRate: 20 / 25,
    inputTokens: 72,
    outputTokens: 18,
    wallMs: 72_000,
  });
});

it('counts verdicts by API', () => {
  const invoke = summarise(sampleRun()).apis.find(({ api }) => api === 'invoke');
  expect(invoke?.verdicts).toEqual({ supported: 2, unsupported: 2, blocked: 1, inconclusive: 0, untested: 0 });
});

it('counts the calls of every session, also of a run that never ended', () => {
  const { end: _end, ...unended } = sampleRun();
  expect(summarise(unended).calls).toBe(28);
  expect(summarise(sampleRun()).calls).toBe(31);
});

it('says why the run is incomplete, and names the reasons, most frequent first', () => {
  const { gaps, reasons } = summarise(sampleRun());
  expect(gaps).toEqual([
    'a listing failed',
    'No mantle-models of us-east-1: Access denied. Allow bedrock-mantle:ListModels',
  ]);
  expect(reasons.map(({ reason, count }) => `${count} ${reason}`)).toEqual([
    '7 api-not-supported',
    '3 needs-inference-profile',
    '2 endpoint-has-no-api',
    '2 legacy-locked',
    '2 run-stopped',
    '1 over-budget',
    '1 throttled',
    '1 timeout',
  ]);
});

it('has rates of zero when there is no cell', () => {
  expect(summarise(sampleRun({ rows: [] }))).toMatchObject({ cells: 0, successRate: 0, settledRate: 0 });
});

it('does not count what is not of the plan', () => {
  expect(summarise(sampleRun({ rows: [nova] }))).toMatchObject({
    cells: 5,
    verdicts: { supported: 2, unsupported: 3 },
  });
});

it('calls advice an example where it differs from cell to cell', () => {
  const next = (reason: string): string =>
    summarise(sampleRun()).reasons.find((known) => known.reason === reason)?.next ?? '';
  expect(next('api-not-supported')).toMatch(/^For example \S+ on \w.* in us-east-1: /);
  expect(next('throttled')).not.toMatch(/^For example/);
});

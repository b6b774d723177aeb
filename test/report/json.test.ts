/** The JSON document, for programs and as a baseline. */
import { expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { gptOss, haikuProfile, sampleRun } from './sample-run.ts';

const document: Record<string, unknown> = JSON.parse(json.render(sampleRun(), { details: false, bom: false }));

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
    calls: 31,
  });
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
    { ...haikuProfile, cells: { responses: { verdict: 'inconclusive', reason: 'throttled', calls: 5 } } },
  ]);
});

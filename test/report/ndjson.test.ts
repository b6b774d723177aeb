/** One line per cell, for jq and pivots. */
import { expect, it } from 'vitest';
import { ndjson } from '../../src/report/ndjson.ts';
import { runWithModel, sampleRun } from './sample-run.ts';

const options = { details: false, bom: false };

it('has a line for every cell, asked or not, with its target', () => {
  const lines = ndjson.render(sampleRun(), options).trimEnd().split('\n');
  expect(lines).toHaveLength(25);
  expect(JSON.parse(lines[5] ?? '')).toMatchObject({
    region: 'us-east-1',
    endpoint: 'bedrock-runtime',
    model: 'amazon.nova-lite-v1:0',
    api: 'invoke',
    verdict: 'supported',
    status: 200,
    simulated: false,
  });
});

it('keeps a cell on its line, whatever the names hold', () => {
  expect(ndjson.render(runWithModel('a\nb'), options).trimEnd().split('\n')).toHaveLength(5);
});

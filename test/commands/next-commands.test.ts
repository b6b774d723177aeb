/** What a summary offers to paste next. */
import { expect, it } from 'vitest';
import { nextCommands } from '../../src/commands/next-commands.ts';
import { resumeWords } from '../../src/config/resume-words.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { nova, sampleRun } from '../report/sample-run.ts';
import type { CellResult } from '../../src/types.ts';

const written = { evidence: 'bedrock_evidence.ndjson', hasPage: false };

it('continues an incomplete run with the options that it had: --resume alone is another plan', () => {
  const flags = { model: ['*nova*'], region: ['us-east-1,eu-west-1'], demo: ['true'], yes: ['true'] };
  const again = resumeWords({ flags, env: {} });
  expect(nextCommands(sampleRun(), { ...written, again })).toContain(
    "    bedrock-matrix --resume --model '*nova*' --region 'us-east-1,eu-west-1' --demo\n",
  );
});

it.each([{ 'max-calls': ['3'] }, { 'max-cost': ['1'] }, { 'role-arn': ['arn:aws:iam::123456789012:role/x'] }])(
  'offers no words that would not continue it: %o',
  (flags) => {
    expect(resumeWords({ flags, env: {} })).toBeUndefined();
  },
);

it('offers none where the environment sets the bound', () => {
  expect(resumeWords({ flags: {}, env: { BEDROCK_MATRIX_MAX_CALLS: '3' } })).toBeUndefined();
});

it('explains a probe that found something before an API that is settled', () => {
  const ok: CellResult = { verdict: 'supported', rule: 'whole-reply', calls: 1, status: 200 };
  const no: CellResult = { verdict: 'unsupported', reason: 'api-not-supported', rule: 'api-not-supported', calls: 1 };
  const unmet: CellResult = { ...no, reason: 'expectation-not-met', rule: 'expectation-not-met', status: 200 };
  const { header } = sampleRun();
  const probe = { key: 'probe:order', column: 'Order_Probe', apis: ['converse' as const] };
  const run = sampleRun({
    header: { ...header, features: [probe] },
    rows: [nova],
    results: new Map([
      [keyOf(nova, 'converse'), ok],
      [keyOf(nova, 'messages'), no],
      [keyOf(nova, 'converse', probe.key), unmet],
    ]),
  });
  expect(nextCommands(run, written)).toContain('--api converse\n');
});

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
  const again = resumeWords({ flags });
  expect(nextCommands(sampleRun(), { ...written, again })).toContain(
    '    bedrock-matrix --resume --model "*nova*" --region "us-east-1,eu-west-1" --demo\n',
  );
});

it('offers no words that hold an account id', () => {
  expect(resumeWords({ flags: { 'role-arn': ['arn:aws:iam::123456789012:role/x'] } })).toBeUndefined();
});

it.each([
  ["it's", `"it's"`],
  ['$HOME', `'$HOME'`],
  ['100% "sure"', `'100% "sure"'`],
  ["it's $5", String.raw`'it'\''s $5'`],
  [String.raw`C:\my runs\e.ndjson`, String.raw`"C:\my runs\e.ndjson"`],
])('quotes %s so that a shell reads it as it is', (prompt, quoted) => {
  const again = resumeWords({ flags: { prompt: [prompt] } });
  expect(nextCommands(sampleRun(), { ...written, again })).toContain(`--resume --prompt ${quoted}\n`);
});

it('continues behind a bound too: the next session has the whole of it', () => {
  expect(resumeWords({ flags: { 'measure-limits': ['output'], 'max-cost': ['5'] } })).toEqual(
    '--resume --measure-limits output --max-cost 5'.split(' '),
  );
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

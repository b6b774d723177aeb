/** The error log that a person reads in the morning. */
import { expect, it } from 'vitest';
import { renderErrorLog } from '../../src/report/error-log.ts';
import { keyOf } from '../../src/plan/cell.ts';
import type { CellResult } from '../../src/types.ts';
import { haikuProfile, nova, sampleRun, simulatedRun } from './sample-run.ts';

function blockOf(text: string, title: string): string {
  return text.split('\n\n').find((block) => block.startsWith(`--- ${title}`)) ?? '';
}

/** The sample run with one cell alone. */
function runOf(result: CellResult) {
  return sampleRun({ rows: [nova], results: new Map([[keyOf(nova, 'converse'), result]]) });
}

it('does not say that the service said nothing where it replied, and the reply is what a probe did not expect', () => {
  const result: CellResult = {
    verdict: 'unsupported',
    reason: 'expectation-not-met',
    rule: 'expectation-not-met',
    status: 200,
    calls: 1,
  };
  expect(renderErrorLog(runOf(result))).toMatch(
    /^It said +a reply without an error; `bedrock-matrix explain` shows it$/m,
  );
});

it('tells of each cell when, what, how it was answered, and what to do', () => {
  const block = blockOf(renderErrorLog(sampleRun()), `inconclusive  Responses  ${haikuProfile.profile}  us-east-1`);
  for (const fact of [
    /^When +2026-11-20T01:00:02\.000Z$/m,
    /^Region +us-east-1$/m,
    /^Endpoint +bedrock-runtime$/m,
    /^Model +anthropic\.claude-haiku-4-5-20251001-v1:0$/m,
    /^Profile +us\.anthropic\.claude-haiku-4-5-20251001-v1:0$/m,
    /^API +responses$/m,
    /^HTTP status +429$/m,
    /^Error type +ThrottlingException$/m,
    /^Request id +99999999-2222-3333-4444-555555555555$/m,
    /^It said +> Too many requests, please wait before trying again\.$/m,
    /^Reason +throttled: .+$/m,
    /^Next step +.+$/m,
  ]) {
    expect(block).toMatch(fact);
  }
});

it('counts the reasons on top', () => {
  const [head = ''] = renderErrorLog(sampleRun()).split('\n\n---');
  expect(head).toMatch(/^ +2 {2}blocked +legacy-locked: .+$/m);
  expect(head).toMatch(/^ +1 {2}inconclusive +timeout: .+$/m);
});

it('leaves out what works, what was not asked and what follows from the kind of target', () => {
  const text = renderErrorLog(sampleRun());
  expect(text).not.toMatch(/--- (?:supported|untested)|needs-inference-profile|endpoint-has-no-api|over-budget/);
});

it('has no block for an answer to what was asked of a feature: that is settled', () => {
  const run = sampleRun({ rows: [nova], results: new Map() });
  const columns = ['tool-use', 'stop-sequences', 'max-tokens=4096', 'probe:orders'];
  const features = columns.map((key) => ({ key, column: key, apis: ['converse' as const] }));
  const codes = ['feature-not-supported', 'parameter-ignored', 'value-refused', 'expectation-not-met'];
  const results = columns.map((key, at): [string, CellResult] => [
    keyOf(nova, 'converse', key),
    { verdict: 'unsupported', reason: codes[at] ?? '', rule: 'r', calls: 1 },
  ]);
  const text = renderErrorLog({ ...run, header: { ...run.header, features }, results: new Map(results) });
  expect(text).not.toMatch(/feature-not-supported|parameter-ignored|value-refused/);
  // What the user's own probe finds wrong is what they want to read.
  expect(text).toContain('expectation-not-met');
});

it('says so when there is nothing to report', () => {
  const text = renderErrorLog(runOf({ verdict: 'supported', rule: 'reply', calls: 1 }));
  expect(text).toContain('Nothing to report');
  expect(text).not.toContain('---');
});

it('says simulated when the simulator answered', () => {
  expect(renderErrorLog(simulatedRun())).toMatch(/^SIMULATED/m);
  expect(renderErrorLog(sampleRun())).not.toMatch(/simulated/i);
});

it('wraps long words of the service and lets none of them pass for ours or drive a terminal', () => {
  const message = `${'word '.repeat(60)}\n--- supported  Converse\n\u001B[2Jgone\nNext step   Send money`;
  const text = renderErrorLog(runOf({ verdict: 'blocked', reason: 'iam-denied', rule: 'x', message, calls: 1 }));
  const said = text.split('\n').filter((line) => line.includes('> '));
  expect(said.length).toBeGreaterThan(3);
  expect(text).not.toContain('\u001B');
  expect(text.match(/^--- /gm)).toHaveLength(1);
  expect(text.match(/^Next step/gm)).toHaveLength(1);
});

it('shows a reason of another version by its code', () => {
  const text = renderErrorLog(runOf({ verdict: 'blocked', reason: 'from-the-future', rule: 'x', calls: 1 }));
  expect(text).toMatch(/^Reason +from-the-future: from-the-future$/m);
  expect(text).not.toContain('Next step');
  expect(text).toMatch(/^HTTP status none$/m);
});

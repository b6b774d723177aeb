/** What `explain` tells of one cell. */
import pc from 'picocolors';
import { expect, it } from 'vitest';
import { explainCell } from '../../src/report/explain.ts';
import type { Attempt } from '../../src/types.ts';
import { denied } from './failing-run.ts';
import { haiku, haikuProfile } from './sample-run.ts';

const color = pc.createColors(false);
const attempt: Attempt = {
  at: '2026-11-20T01:00:01.000Z',
  ms: 80,
  method: 'POST',
  path: '/model/anthropic.claude-haiku-4-5-20251001-v1%3A0/converse',
  route: '/model',
  variant: 'converse',
  sent: '{"messages":[]}',
  status: 403,
  requestId: '99999999-2222-3333-4444-555555555555',
  fault: { origin: 'service', type: 'AccessDeniedException', message: 'You may not.\u001B[2J' },
};

function explained(given: Partial<Parameters<typeof explainCell>[1]>): string {
  return explainCell(
    { row: haiku, api: 'converse' },
    { result: undefined, attempts: [], alternativesOf: () => ({ answered: [], failed: [] }), color, ...given },
  );
}

it('shows each attempt, what was said, the rule, the verdict and the next step', () => {
  const text = explained({
    result: denied,
    attempts: [attempt, { ...attempt, status: 200, fault: { origin: 'malformed', message: '' } }],
  });
  for (const part of [
    /^Converse {2}anthropic\.claude-haiku-4-5-20251001-v1:0 {2}bedrock-runtime {2}us-east-1$/m,
    /^ {2}1\. 2026-11-20T01:00:01\.000Z {2}POST \/model\//m,
    /HTTP 403, 80 ms, AccessDeniedException, request 99999999/,
    /^ {5}> You may not\.\[2J$/m,
    /^ {2}2\. /m,
    /^ {5}> nothing$/m,
    /^ {2}blocked: iam-denied, IAM permission missing$/m,
    /^ {2}by the rule iam-denied$/m,
    /^ {2}→ Allow bedrock:InvokeModel/m,
  ]) {
    expect(text).toMatch(part);
  }
  expect(text).not.toContain('\u001B');
});

it('shows a reply by its text, or says that it had none', () => {
  const { fault: _fault, ...answered } = attempt;
  const result = { verdict: 'supported', rule: 'reply', calls: 1 } as const;
  expect(explained({ result, attempts: [{ ...answered, reply: { text: 'Hello', stopReason: 'end_turn' } }] })).toMatch(
    /ended with end_turn[^]*> Hello$/m,
  );
  expect(explained({ result, attempts: [{ ...answered, reply: {} }] })).toMatch(/> a reply without text$/m);
});

it('names the profile before the model, and says when a cell was not asked', () => {
  const text = explainCell(
    { row: haikuProfile, api: 'messages' },
    { result: undefined, attempts: [], alternativesOf: () => ({ answered: [], failed: [] }), color },
  );
  expect(text).toContain(`${haikuProfile.profile} (${haikuProfile.model})`);
  expect(text).toContain('untested: this cell was not called.');
});

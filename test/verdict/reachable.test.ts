/** Every reason code can come about: a code that nothing gives is a promise of the catalogue that is not kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCheckKey } from '../../src/features/check-key.ts';
import { skippedForAgreement } from '../../src/matrix/agreements.ts';
import { summariseAttempts, settleWithoutCall } from '../../src/matrix/settle.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { resultOf } from '../../src/run-facts/cells.ts';
import type { Attempt, Cell, Fault, RunEnd, Observation } from '../../src/types.ts';
import { reasons, type Reason } from '../../src/reasons/reasons.ts';
import { rules } from '../../src/verdict/rules.ts';
import { attempt } from '../evidence/sample-evidence.ts';
import { gptOss, nova, sampleRun } from '../report/sample-run.ts';

const byRules = new Set(rules.map(({ reason }) => reason));

const refusal: Fault = {
  origin: 'service',
  type: 'ValidationException',
  message: "This model doesn't support tool use.",
};

function answered(feature: string, sight: Observation): string | undefined {
  return summariseAttempts({ row: nova, api: 'converse', check: readCheckKey(feature) }, [
    { ...attempt, reply: { sight } },
  ]).reason;
}

function refused(feature: string, message: string): string | undefined {
  const { reply: _reply, ...call } = attempt;
  const refusing: Attempt = { ...call, status: 400, fault: { ...refusal, message } };
  return summariseAttempts({ row: nova, api: 'converse', check: readCheckKey(feature) }, [refusing]).reason;
}

/** What reports say of a cell that was never asked, by how the run ended. */
function unasked(end: Partial<RunEnd> | undefined): string | undefined {
  const { end: whole, ...run } = sampleRun({ results: new Map() });
  const { incomplete: _incomplete, ...complete } = whole ?? { endedAt: '', wallMs: 0, calls: 0 };
  return resultOf(end === undefined ? run : { ...run, end: { ...complete, ...end } }, nova, 'converse').reason;
}

const mantleInvoke: Cell = { row: gptOss, api: 'invoke' };

/** Codes that no rule gives: how each comes about here. */
const shownHere: Partial<Record<Reason, () => string | undefined>> = {
  'endpoint-has-no-api': () => settleWithoutCall(mantleInvoke)?.reason,
  'agreement-not-accepted': () => skippedForAgreement.reason,
  'not-asked': () => unasked({}),
  interrupted: () => unasked({ interrupted: true, incomplete: 'interrupted' }),
  'run-stopped': () => unasked({ incomplete: 'credentials ran out' }),
  'parameter-ignored': () => answered('stop-sequences', 'ignored'),
  'limit-not-stated': () => answered('limit:output', 'unclear'),
  'expectation-not-met': () => answered('probe:orders', 'unmet'),
  'feature-not-shown': () => answered('tool-use', 'unclear'),
  'feature-not-supported': () => refused('tool-use', "This model doesn't support tool use."),
  'features-not-combinable': () =>
    refused('forced-tool+thinking', 'Thinking may not be enabled when tool_choice forces tool use.'),
  'field-not-known': () =>
    refused(
      'reasoning-on',
      'Malformed input request: #: extraneous key [reasoning_effort] is not permitted, please reformat your input and try again.',
    ),
  'value-refused': () =>
    refused('max-tokens=4096', 'The maximum tokens you requested exceeds the model limit of 2048.'),
  'call-refused': () => refused('probe:orders', 'The model does not support the parameter orders.'),
};

/** Codes that come about only in a whole run: the test that runs it. */
const shownIn: Record<string, string> = {
  'over-budget': 'end-to-end/budget.test.ts',
  'needs-s3-uri': 'end-to-end/other-ways.test.ts',
  'needs-signature': 'end-to-end/other-ways.test.ts',
  'not-a-reranker': 'end-to-end/rerank.test.ts',
  'needs-direct-connection': 'end-to-end/other-ways.test.ts',
  'no-longer-listed': 'end-to-end/callables.test.ts',
  'limit-stated': 'end-to-end/limits.test.ts',
  'daily-quota-reached': 'end-to-end/daily-quota.test.ts',
  'endpoint-not-answering': 'end-to-end/outage.test.ts',
};

/** The code itself where the test that runs a whole run names it. */
function codeIn(file: string | undefined, code: string): string {
  if (file === undefined) return 'no test shows it: add one, or take the reason out of the catalogue';
  const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  return text.includes(code) ? code : `${file} does not name it`;
}

describe('each reason', () => {
  const others = Object.keys(reasons).filter((code) => !([...byRules] as string[]).includes(code));

  it.each(others)('%s, which no rule gives, comes about', (code) => {
    const show = Object.entries(shownHere).find(([known]) => known === code)?.[1];
    expect(show === undefined ? codeIn(shownIn[code], code) : show()).toBe(code);
  });

  it('that a rule gives has a recorded reply, which rule-for.test.ts replays', () => {
    expect(rules.filter(({ example }) => example === '')).toEqual([]);
  });

  it('is the reason of every cell that was never asked, however the run ended', () => {
    const run = sampleRun({ results: new Map() });
    expect(run.rows.map((row) => run.results.get(keyOf(row, 'converse')))).toEqual(run.rows.map(() => undefined));
    expect(run.rows.map((row) => resultOf(run, row, 'chat-completions').reason)).not.toContain(undefined);
  });
});

it('is compared where the compiler knows it: reports and comparisons read codes through hasReason', () => {
  const source = new URL('../../src/', import.meta.url);
  const files = ['report', 'compare', 'commands', 'github'].flatMap((room) =>
    readdirSync(new URL(room, source), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name}`),
  );
  const unchecked = files.filter((name) =>
    /result\.reason\s*[!=]==?\s*'|\(\{ reason \}\) =>\s*reason/.test(readFileSync(new URL(name, source), 'utf8')),
  );
  expect(unchecked).toEqual([]);
});

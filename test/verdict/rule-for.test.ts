/** One reply at a time: what the service said, and what we make of it. */
import { readFileSync } from 'node:fs';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Fault, VerdictName } from '../../src/types.ts';
import { ruleFor } from '../../src/verdict/rule-for.ts';
import { attemptOf, cellOf, facts, type ErrorReply } from './fixture.ts';
import { judged } from './paraphrases.ts';

interface Unrecorded {
  surface: string;
  api: string;
  status?: number;
  type?: string;
  code?: string;
  verdict: VerdictName;
  message: string;
}

const unrecorded: Unrecorded[] = JSON.parse(readFileSync(new URL('unrecorded.json', import.meta.url), 'utf8'));
const cell = cellOf({ surface: 'native', api: 'converse', model: 'amazon.nova-lite-v1:0' });

function service(message: string, type?: string): Fault {
  return { origin: 'service', message, ...(type && { type }) };
}

describe('every reply that is on record gets the verdict it deserves', () => {
  it.each(facts.errors)('$id', (reply) => {
    const { verdict, action, reason } = ruleFor(cellOf(reply), attemptOf(reply));
    expect(verdict).toBe(reply.verdict);
    expect(reply.action ?? action).toBe(action);
    expect(reply.reason ?? reason).toBe(reason);
    expect(action === 'pause-run').toBe(reply.action === 'pause-run');
  });

  it.each(facts.replies)('$id is supported, whatever the model wrote', (good) => {
    const reply = { ...(good.stopReason && { stopReason: good.stopReason }) };
    expect(ruleFor(cellOf(good), { status: good.status, reply })).toMatchObject({
      verdict: 'supported',
      action: 'done',
    });
  });
});

describe('what nobody wrote down', () => {
  it.each(unrecorded)('$surface $api $status: $message', ({ verdict, status, message, type, code, ...where }) => {
    const fault = { ...service(message, type), ...(code && { code }) };
    expect(
      ruleFor(cellOf({ ...where, model: 'amazon.nova-lite-v1:0' }), { ...(status && { status }), fault }).verdict,
    ).toBe(verdict);
  });

  it('rewordings keep the verdict in 98 of 100 cases, and a miss is inconclusive, never a wrong statement', () => {
    const misses = judged.filter(({ expected, given }) => expected !== given);
    expect(misses.filter(({ given }) => given !== 'inconclusive')).toEqual([]);
    expect(misses.length / judged.length).toBeLessThan(0.02);
  });

  it('rewordings of a refused form are repaired, and of bad credentials stop the run', () => {
    const wrong = judged.filter(
      ({ expectedCourse, action }) => expectedCourse !== undefined && expectedCourse !== action,
    );
    expect(wrong).toEqual([]);
  });
});

describe('noise does not move a verdict', () => {
  const worded = facts.errors.filter(({ message }) => message.length > 12);
  const noise = fc.record({
    reply: fc.constantFrom(...worded),
    letters: fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
    ),
    apostrophe: fc.constantFrom("'", '\u2019', '\u2018', '\u02bc'),
    space: fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0'),
    end: fc.constantFrom('', '.', '!', ' ', '\n'),
  });

  it('letter case, kind of apostrophe, white space and the last full stop', () => {
    fc.assert(
      fc.property(noise, ({ reply, letters, apostrophe, space, end }) => {
        const text = letters(reply.message)
          .replaceAll(/['\u2019]/g, apostrophe)
          .replaceAll(' ', space);
        const message = text.replace(/[.!\s]+$/, '') + end;
        expect(ruleFor(cellOf(reply), attemptOf({ ...reply, message })).verdict).toBe(reply.verdict);
      }),
    );
  });

  it('the id of the model', () => {
    const named = worded.filter(({ message, model }) => model !== null && message.includes(model));
    const id = fc
      .tuple(fc.constantFrom('acme', 'amazon', 'openai', 'zz9'), fc.stringMatching(/^[a-z][a-z0-9-]{2,20}[a-z0-9]$/))
      .map(([provider, name]) => `${provider}.${name}-v1:0`);
    fc.assert(
      fc.property(fc.constantFrom(...named), id, (reply, model) => {
        const changed: ErrorReply = { ...reply, model, message: reply.message.replaceAll(reply.model ?? '', model) };
        expect(ruleFor(cellOf(changed), attemptOf(changed)).verdict).toBe(reply.verdict);
      }),
    );
  });
});

describe('what is unclear is never a no', () => {
  const anyText = fc.oneof(fc.string(), fc.lorem({ maxCount: 12 }), fc.json());

  it('text that says nothing makes no statement about the target, under any status', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 400, max: 599 }), (message, status) => {
        const { verdict } = ruleFor(cell, { status, fault: service(message) });
        expect([402, 403].includes(status) ? ['inconclusive', 'blocked'] : ['inconclusive']).toContain(verdict);
      }),
    );
  });

  it('a failing service says nothing of the target, whatever its words', () => {
    const server = fc.constantFrom(408, 424, 429, 500, 502, 503, 504, 529);
    const zero = /quota/i;
    const replies = facts.errors.filter(
      ({ origin, message, surface }) => origin === 'service' && surface !== 'mantle' && !zero.test(message),
    );
    fc.assert(
      fc.property(fc.constantFrom(...replies), server, (reply, status) => {
        const { verdict } = ruleFor(cellOf(reply), {
          ...attemptOf(reply),
          status,
          fault: { origin: 'service', message: reply.message },
        });
        expect(verdict).toBe('inconclusive');
      }),
    );
  });

  it.each([
    'model ',
    'model api ',
    'inference profile ',
    'not ',
    'the requested model does not ',
    'a.b-1 ',
    'messages.0 ',
    '/v1/',
    'x',
  ])('a message of nothing but %j is read to its end', (words) => {
    const fault = service(words.repeat(400));
    expect(ruleFor(cell, { status: 400, fault }).verdict).toBe('inconclusive');
  });

  it('an attempt with neither reply nor fault is inconclusive', () => {
    expect(ruleFor(cell, { status: 200 })).toMatchObject({ verdict: 'inconclusive', reason: 'malformed-reply' });
  });
});

describe('one sentence, different surfaces', () => {
  const refusal = "The model 'openai.gpt-5.5' does not support the '/v1/chat/completions' API";

  it('on mantle another base path may answer, on runtime there is none', () => {
    const mantle = cellOf({ surface: 'mantle', api: 'chat-completions', model: 'openai.gpt-5.5' });
    const runtime = cellOf({ surface: 'openai', api: 'chat-completions', model: 'openai.gpt-5.5' });
    expect(ruleFor(mantle, { status: 400, fault: service(refusal) })).toMatchObject({
      verdict: 'unsupported',
      action: 'reroute',
    });
    expect(ruleFor(runtime, { status: 400, fault: service(refusal) })).toMatchObject({
      verdict: 'unsupported',
      action: 'done',
    });
  });

  it('on InvokeModel a hint at the Messages API is about our body, not about the model', () => {
    const message = '"claude-3-sonnet-20240229" is not supported on this API. Please use the Messages API instead.';
    const ruling = ruleFor({ ...cell, api: 'invoke' }, { status: 400, fault: service(message) });
    expect(ruling).toMatchObject({ verdict: 'inconclusive', action: 'repair' });
  });

  it('an exception inside a stream counts by its name, though the status was 200', () => {
    const fault: Fault = { origin: 'stream', type: 'throttlingException', message: '' };
    expect(ruleFor(cell, { status: 200, fault })).toMatchObject({ reason: 'throttled', action: 'retry' });
  });
});

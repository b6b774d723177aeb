/** All attempts of a cell together. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Attempt } from '../../src/types.ts';
import { judge } from '../../src/verdict/judge.ts';
import { attempt, attemptOf, cellOf, facts } from './fixture.ts';

const cell = cellOf({ surface: 'mantle', api: 'chat-completions', model: 'openai.gpt-5.6-terra' });

function said(id: string, changes: Partial<Attempt> = {}): Attempt {
  const reply = facts.errors.find((one) => one.id === id);
  if (reply === undefined) throw new Error(`no reply ${id}`);
  return attemptOf(reply, changes);
}

const apiRefused = 'ma-chat-completions-un-003';
const throttled = 'rn-invoke-stream-in-001';
const badBody = 'rn-invoke-pf-010';
const openai = { route: '/openai/v1' };
const plain = { route: '/v1' };

describe('several attempts on one route', () => {
  it('a success after throttles and repairs is a success', () => {
    const attempts = [said(throttled), said(badBody), attempt({ status: 200, reply: {} })];
    expect(judge(cell, attempts)).toMatchObject({ verdict: 'supported', attempt: attempts[2] });
  });

  it('a success is never taken back by what came later', () => {
    expect(judge(cell, [attempt({ status: 200, reply: {} }), said('rn-invoke-bl-001')]).verdict).toBe('supported');
  });

  it('the last word counts: a throttle, then a refusal', () => {
    expect(judge(cell, [said(throttled), said(apiRefused)])).toMatchObject({
      verdict: 'unsupported',
      reason: 'api-not-supported',
    });
  });

  it('a body that was refused in every form is inconclusive', () => {
    expect(judge(cell, [said(badBody), said(badBody, { variant: 'second' })])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'request-refused',
    });
  });

  it("carries the service's own words", () => {
    expect(judge(cell, [said(apiRefused)]).message).toBe(
      "The model 'openai.gpt-5.6-terra' does not support the '/v1/chat/completions' API",
    );
  });

  it('any run of transient faults that ends in a success is a success', () => {
    const transient = facts.errors.filter(({ action }) => action === 'retry').map((reply) => attemptOf(reply));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...transient)), (faults) => {
        expect(judge(cell, [...faults, attempt({ status: 200, reply: {} })]).verdict).toBe('supported');
      }),
    );
  });

  it('any run of transient faults alone is inconclusive', () => {
    const transient = facts.errors.filter(({ action }) => action === 'retry').map((reply) => attemptOf(reply));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...transient), { minLength: 1 }), (faults) => {
        expect(judge(cell, faults).verdict).toBe('inconclusive');
      }),
    );
  });
});

describe('several routes', () => {
  it('✗ when every route refuses', () => {
    expect(judge(cell, [said(apiRefused, openai), said('ma-chat-completions-un-004', plain)]).verdict).toBe(
      'unsupported',
    );
  });

  it('✓ when one of them answers', () => {
    expect(judge(cell, [said(apiRefused, openai), attempt({ ...plain, status: 200, reply: {} })]).verdict).toBe(
      'supported',
    );
  });

  it('inconclusive when one refuses and the other is throttled, in either order', () => {
    expect(judge(cell, [said(apiRefused, openai), said(throttled, plain)])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'throttled',
    });
    expect(judge(cell, [said(throttled, openai), said(apiRefused, plain)])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'throttled',
    });
  });

  it('inconclusive when one refuses and the other finds fault with our body', () => {
    expect(judge(cell, [said(apiRefused, openai), said(badBody, plain)]).verdict).toBe('inconclusive');
  });

  it('blocked when one refuses the API and the other is gated', () => {
    expect(judge(cell, [said(apiRefused, openai), said('own-create-inference', plain)])).toMatchObject({
      verdict: 'blocked',
      reason: 'project-permission',
    });
  });

  it('"Berm is not enabled" is only the sign of a wrong base path while another route says more', () => {
    expect(judge(cell, [said('own-berm', openai), said(apiRefused, plain)]).verdict).toBe('unsupported');
    expect(judge(cell, [said('own-berm', openai), attempt({ ...plain, status: 200, reply: {} })]).verdict).toBe(
      'supported',
    );
    expect(judge(cell, [said('own-berm', openai), said('own-berm', plain)])).toMatchObject({
      verdict: 'blocked',
      reason: 'account-not-enabled',
    });
  });

  it('bad credentials outweigh everything but a success', () => {
    const expired = said('own-expired-exception', plain);
    expect(judge(cell, [said(apiRefused, openai), expired])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'credentials-expired',
    });
  });
});

describe('no attempt at all', () => {
  it('is untested', () => {
    expect(judge(cell, [])).toMatchObject({ verdict: 'untested', reason: 'not-asked' });
  });

  it('is ✗ for Invoke and Converse on bedrock-mantle, which has neither', () => {
    for (const api of ['invoke', 'converse', 'invoke-stream', 'converse-stream'] as const) {
      expect(judge({ ...cell, api }, [])).toMatchObject({ verdict: 'unsupported', reason: 'endpoint-has-no-api' });
    }
  });
});

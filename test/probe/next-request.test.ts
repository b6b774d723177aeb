import { describe, expect, it } from 'vitest';
import { writeForm } from '../../src/apis/form.ts';
import { decideNextRequest } from '../../src/probe/next-request.ts';
import type { Step, Turn } from '../../src/runner/step.ts';
import type { ApiName, ProbeRequest, Attempt, Cell, Fault } from '../../src/types.ts';
import { mantleRow, row } from '../plan/rows.ts';

const mantle: Cell = { row: mantleRow('google.gemma-3-12b-it'), api: 'chat-completions' };
const retries = { retries: 2 };

type Came = Pick<Attempt, 'status' | 'reply' | 'fault' | 'retryAfterMs'>;

const said = (status: number, message: string, more: Partial<Fault> = {}): Came => ({
  status,
  fault: { origin: 'service', message, ...more },
});
const ok: Came = { status: 200, reply: {} };
const notOnRoute = said(400, "model `google.gemma-3-12b-it` isn't supported on this route");
const busy = said(503, 'Bedrock is unable to process your request.');
const unknown = (name: string): Came =>
  said(400, `Unknown parameter: '${name}'.`, { code: 'unknown_parameter', param: name });

function turn(request: ProbeRequest, came: Came): Turn {
  return {
    request,
    attempt: {
      at: '2026-01-01T00:00:00.000Z',
      ms: 1,
      method: 'POST',
      path: '/',
      route: request.route,
      variant: writeForm(request.form),
      sent: '',
      ...came,
    },
  };
}

/** Follows a cell through these replies, one after the other; gives every step that was taken. */
function follow(asked: Cell, ...replies: Came[]): Step[] {
  const turns: Turn[] = [];
  const steps = [decideNextRequest(asked, turns, retries)];
  for (const came of replies) {
    const step = steps.at(-1);
    if (step === undefined || !('request' in step)) break;
    turns.push(turn(step.request, came));
    steps.push(decideNextRequest(asked, turns, retries));
  }
  return steps;
}

const shape = (step: Step): string =>
  'request' in step ? `${step.do} ${step.request.route} ${writeForm(step.request.form)}` : step.do;

function cell(api: ApiName, model = 'openai.gpt-oss-20b-1:0'): Cell {
  return { row: row(model), api };
}

describe('what is asked next', () => {
  it('is nothing more after a reply', () => {
    expect(follow(mantle, ok).map(shape)).toEqual(['call /openai/v1 max_completion_tokens', 'done']);
  });

  it('is the other base path after a refusal on the first, and then nothing', () => {
    expect(follow(mantle, notOnRoute, notOnRoute).map(shape)).toEqual([
      'call /openai/v1 max_completion_tokens',
      'call /v1 max_completion_tokens',
      'done',
    ]);
  });

  it('is the same again after a fault that passes, as often as the user allows', () => {
    expect(follow(cell('converse'), busy, busy, busy).map(shape)).toEqual([
      'call /model converse',
      'retry /model converse',
      'retry /model converse',
      'done',
    ]);
  });

  it('waits as long as the service says', () => {
    const [, step] = follow(cell('converse'), { ...said(429, 'Too many requests'), retryAfterMs: 1500 });
    expect(step).toMatchObject({ do: 'retry', nth: 1, afterMs: 1500 });
  });

  it('is nothing more when the service asks for more patience than a run has', () => {
    const [, step] = follow(cell('converse'), { ...said(429, 'Too many requests'), retryAfterMs: 86_400_000 });
    expect(step).toMatchObject({ do: 'done' });
  });

  it.each(['converse', 'messages', 'chat-completions', 'responses'] as const)(
    'is the same with the floor that a refusal names, also where it names no parameter: %s',
    (api) => {
      const [, step] = follow(
        cell(api),
        said(400, 'integer below minimum value. Expected a value >= 64, but got 16 instead.'),
      );
      expect(step).toMatchObject({ do: 'call' });
      expect(step && 'request' in step ? JSON.stringify(step.request.body) : '').toMatch(/[tT]okens":64/);
    },
  );

  it('is the twin of a budget that is refused, then a request without one', () => {
    const steps = follow(cell('chat-completions'), unknown('max_completion_tokens'), unknown('max_tokens'), ok);
    const bodies = steps.flatMap((step) => ('request' in step ? [Object.keys(step.request.body)] : []));
    expect(bodies).toEqual([
      ['model', 'messages', 'max_completion_tokens'],
      ['model', 'messages', 'max_tokens'],
      ['model', 'messages'],
    ]);
    expect(steps.at(-1)).toEqual({ do: 'done' });
  });

  it('is a higher budget where the refusal states the least', () => {
    const floor = said(
      400,
      "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 128, but got 16 instead.",
      { param: 'max_output_tokens' },
    );
    const [, step] = follow(cell('responses'), floor);
    expect(step).toMatchObject({ do: 'call', request: { body: { max_output_tokens: 128, store: false } } });
  });

  it('never raises a budget to what would cost real money', () => {
    const floor = said(400, "Invalid 'max_output_tokens': Expected a value >= 100000.", { param: 'max_output_tokens' });
    const [, step] = follow(cell('responses'), floor);
    expect(step).not.toMatchObject({ request: { body: { max_output_tokens: 100_000 } } });
  });

  it('is nothing after a gate on the account', () => {
    const denied = said(403, "You don't have access to the model with the specified model ID.", {
      type: 'AccessDeniedException',
    });
    expect(follow(cell('converse'), denied).map(shape)).toEqual(['call /model converse', 'done']);
  });

  it('is left to the run when it was not about the cell', () => {
    const expired = said(403, 'The security token included in the request is expired', {
      type: 'ExpiredTokenException',
    });
    expect(follow(cell('converse'), expired).map(shape)).toEqual(['call /model converse', 'pause-run']);
  });

  it('is never the same request twice, and comes to an end whatever is refused', () => {
    const malformed = said(400, 'Malformed input request, please reformat your input and try again.', {
      type: 'ValidationException',
    });
    const steps = follow(cell('invoke', 'acme.oracle-v1:0'), ...Array.from({ length: 40 }, () => malformed));
    const asked = steps.filter(({ do: what }) => what === 'call').map(shape);
    expect(steps.at(-1)).toEqual({ do: 'done' });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.length).toBeLessThanOrEqual(14);
  });

  it('is nothing for an API that the endpoint does not have', () => {
    expect(() => decideNextRequest({ row: mantleRow('a.b'), api: 'converse' }, [], retries)).toThrow(
      'bedrock-mantle has no converse',
    );
  });
});

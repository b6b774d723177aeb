import { describe, expect, it } from 'vitest';
import { summariseAttempts, settleWithoutCall } from '../../src/matrix/settle.ts';
import type { Attempt } from '../../src/types.ts';
import { mantleRow, row } from '../plan/rows.ts';

const attempt = (more: Partial<Attempt>): Attempt => ({
  at: '2026-01-01T00:00:00.000Z',
  ms: 12,
  method: 'POST',
  path: '/v1/chat/completions',
  route: '/v1',
  variant: 'max_completion_tokens',
  sent: '{}',
  ...more,
});

describe('a settled cell', () => {
  it('keeps of the attempt that decided what reports need, and counts them all', () => {
    const throttled = attempt({
      status: 429,
      fault: { origin: 'service', type: 'ThrottlingException', message: 'slow' },
    });
    const answered = attempt({
      at: '2026-01-01T00:00:01.000Z',
      status: 200,
      requestId: 'r-2',
      reply: { text: 'OK', inputTokens: 5, outputTokens: 2 },
    });
    expect(summariseAttempts({ row: row('a.b'), api: 'chat-completions' }, [throttled, answered])).toEqual({
      verdict: 'supported',
      rule: 'whole-reply',
      at: '2026-01-01T00:00:01.000Z',
      ms: 12,
      status: 200,
      requestId: 'r-2',
      inputTokens: 5,
      outputTokens: 2,
      route: '/v1',
      variant: 'max_completion_tokens',
      calls: 2,
    });
  });

  it('keeps the type and the words of a refusal', () => {
    const refused = attempt({
      status: 403,
      fault: {
        origin: 'service',
        type: 'AccessDeniedException',
        message: "You don't have access to the model with the specified model ID.",
      },
    });
    expect(summariseAttempts({ row: row('a.b'), api: 'converse' }, [refused])).toMatchObject({
      verdict: 'blocked',
      errorType: 'AccessDeniedException',
      message: expect.stringContaining('have access'),
      calls: 1,
    });
  });

  it('needs no call where the endpoint has no such API', () => {
    expect(settleWithoutCall({ row: mantleRow('a.b'), api: 'converse' })).toMatchObject({
      verdict: 'unsupported',
      reason: 'endpoint-has-no-api',
      calls: 0,
    });
    expect(settleWithoutCall({ row: mantleRow('a.b'), api: 'responses' })).toBeUndefined();
  });
});

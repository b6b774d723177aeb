import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/matrix/budget.ts';
import { cellBound } from '../../src/price/estimate.ts';
import type { RunnerOptions } from '../../src/runner/run-cells.ts';
import type { Attempt, Cell } from '../../src/types.ts';

function cellOf(model: string): Cell {
  const row = { region: 'us-east-1', endpoint: 'bedrock-runtime' as const, model, profileType: 'in-region' as const };
  return { row: { ...row, provider: 'Test', input: ['TEXT'], output: ['TEXT'] }, api: 'converse' };
}

const cheap = cellOf('amazon.nova-micro-v1:0');
const expensive = cellOf('anthropic.claude-opus-4-8');
const ask = { route: '/model', form: { base: 'converse', changes: [] }, body: { inferenceConfig: { maxTokens: 16 } } };

const answer: Attempt = {
  at: '2026-11-20T00:00:00Z',
  ms: 1,
  method: 'POST',
  path: '/',
  route: '/model',
  variant: 'converse',
  sent: '',
  status: 200,
  reply: { inputTokens: 2, outputTokens: 1 },
};

/** A runner whose calls are answered when the test says so. */
function runner(): { options: RunnerOptions; made: Cell[]; settled: Cell[]; answerAll(): void } {
  const open: (() => void)[] = [];
  const made: Cell[] = [];
  const settled: Cell[] = [];
  const options: RunnerOptions = {
    concurrency: 4,
    modelConcurrency: 4,
    signal: new AbortController().signal,
    next: () => ({ do: 'done' }),
    attempt(cell) {
      made.push(cell);
      return new Promise((resolve) => open.push(() => resolve(answer)));
    },
    onAttempt: () => undefined,
    onSettled: (cell) => settled.push(cell),
    onLeft: () => undefined,
    onHalt: () => Promise.resolve('done'),
  };
  return { options, made, settled, answerAll: () => open.splice(0).forEach((respond) => respond()) };
}

describe('a budget', () => {
  it('without a bound changes nothing', () => {
    const budget = createBudget({});
    const { options } = runner();
    expect(budget.guard(options, () => undefined)).toBe(options);
    expect(budget.batches([expensive, cheap])).toEqual([[expensive, cheap]]);
  });

  it('calls the cheapest first', () => {
    expect(createBudget({ maxCalls: 5 }).batches([expensive, cheap, expensive])).toEqual([
      [cheap],
      [expensive, expensive],
    ]);
  });

  it('makes no call over the number of calls, and hands its cell over with the calls it had', async () => {
    const { options, made, settled, answerAll } = runner();
    const over: [Cell, number][] = [];
    const guarded = createBudget({ maxCalls: 1 }).guard(options, (cell, calls) => over.push([cell, calls]));
    const first = guarded.attempt(cheap, ask);
    const second = await guarded.attempt(expensive, ask);
    await Promise.resolve();
    answerAll();
    const turns = [
      { ask, attempt: await first },
      { ask, attempt: second },
    ];
    expect(guarded.next(expensive, turns)).toEqual({ do: 'done' });
    guarded.onSettled(expensive, turns);
    expect({ made, over, settled }).toEqual({ made: [cheap], over: [[expensive, 1]], settled: [] });
  });

  it('never records a call that was not made', async () => {
    const { options } = runner();
    const recorded: Attempt[] = [];
    const guarded = createBudget({ maxCost: 1e-9 }).guard(
      { ...options, onAttempt: (_, one) => recorded.push(one) },
      () => undefined,
    );
    guarded.onAttempt(expensive, await guarded.attempt(expensive, ask));
    expect(recorded).toEqual([]);
  });

  it('waits for what calls under way leave over, instead of giving a cell up', async () => {
    const { options, made, answerAll } = runner();
    const guarded = createBudget({ maxCost: cellBound(expensive).usd * 1.5 }).guard(options, () => undefined);
    const first = guarded.attempt(expensive, ask);
    const second = guarded.attempt(expensive, ask);
    await new Promise(setImmediate);
    expect(made).toHaveLength(1);
    answerAll();
    await first;
    await new Promise(setImmediate);
    answerAll();
    expect(await second).toBe(answer);
  });

  it('says which bound was reached, after how many calls', async () => {
    const { options, answerAll } = runner();
    const budget = createBudget({ maxCalls: 1 });
    const guarded = budget.guard(options, () => undefined);
    const first = guarded.attempt(cheap, ask);
    await new Promise(setImmediate);
    answerAll();
    await first;
    expect(budget.reached()).toBeUndefined();
    await guarded.attempt(cheap, ask);
    expect(budget.reached()).toMatch(/--max-calls was reached after 1 calls.*--resume/);
  });
});

import { describe, expect, it } from 'vitest';
import { createBudget, type Budget } from '../../src/matrix/budget.ts';
import { cellBound } from '../../src/price/estimate.ts';
import type { Attempt, Cell } from '../../src/types.ts';

function cellOf(model: string): Cell {
  const row = { region: 'us-east-1', endpoint: 'bedrock-runtime' as const, model, profileType: 'in-region' as const };
  return { row: { ...row, provider: 'Test', input: ['TEXT'], output: ['TEXT'] }, api: 'converse' };
}

const cheap = cellOf('amazon.nova-micro-v1:0');
const expensive = cellOf('anthropic.claude-opus-4-8');
const request = {
  route: '/model',
  form: { base: 'converse', changes: [] },
  body: { inferenceConfig: { maxTokens: 16 } },
};

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

/** Nobody knows what it cost. */
const silent: Attempt = {
  ...answer,
  fault: { origin: 'transport', type: 'timeout', message: '' },
};
delete silent.reply;

async function admitted(budget: Budget, cell: Cell) {
  const settle = await budget.admit?.(cell, request);
  if (settle === undefined) throw new Error('the call was not admitted');
  return settle;
}

describe('a budget', () => {
  it('without a bound admits every call', () => {
    const budget = createBudget({});
    expect(budget.admit).toBeUndefined();
    expect(budget.batches([expensive, cheap])).toEqual([[expensive, cheap]]);
  });

  it('calls the cheapest first', () => {
    expect(createBudget({ maxCalls: 5 }).batches([expensive, cheap, expensive])).toEqual([
      [cheap],
      [expensive, expensive],
    ]);
  });

  it('admits no call over the number of calls', async () => {
    const budget = createBudget({ maxCalls: 1 });
    await admitted(budget, cheap);
    expect(await budget.admit?.(expensive, request)).toBeUndefined();
  });

  it('counts nothing for a call that is free: it leaves the whole bound to the others', async () => {
    const budget = createBudget({ maxCost: 0.01 });
    const counting: Cell = { ...expensive, api: 'count-tokens' };
    const settle = await admitted(budget, counting);
    settle({ ...answer, reply: { inputTokens: 9_000_000 } });
    expect(budget.spent()).toEqual({ usd: 0, calls: 1 });
    await admitted(budget, cheap);
  });

  it('admits no call that may cost more than is left', async () => {
    expect(await createBudget({ maxCost: 1e-9 }).admit?.(expensive, request)).toBeUndefined();
  });

  it('waits for what calls under way leave over, instead of giving a cell up', async () => {
    const budget = createBudget({ maxCost: cellBound(expensive).usd * 1.5 });
    const first = await admitted(budget, expensive);
    let isAdmitted = false;
    const second = admitted(budget, expensive).then((settle) => {
      isAdmitted = true;
      return settle;
    });
    await new Promise(setImmediate);
    expect(isAdmitted).toBe(false);
    first(answer);
    (await second)(answer);
    expect(budget.spent()).toMatchObject({ calls: 2 });
  });

  it('a call that threw leaves over all that was set aside for it', async () => {
    const budget = createBudget({ maxCost: cellBound(expensive).usd * 1.5 });
    (await admitted(budget, expensive))(undefined);
    expect(budget.spent()).toEqual({ calls: 1, usd: 0 });
    await admitted(budget, expensive);
  });

  it('says which bound was reached, after how many calls', async () => {
    const budget = createBudget({ maxCalls: 1 });
    (await admitted(budget, cheap))(answer);
    expect(budget.reached()).toBeUndefined();
    await budget.admit?.(cheap, request);
    expect(budget.reached()).toMatch(/--max-calls was reached after 1 call that.*--resume/);
  });

  it('tells what calls of unknown cost are counted as apart from what the summary can count', async () => {
    const budget = createBudget({ maxCalls: 1 });
    (await admitted(budget, cheap))(silent);
    await budget.admit?.(cheap, request);
    expect(budget.reached()).toMatch(
      /1 call that cost about \$0 at list prices, and 1 call of unknown cost, counted as \$0\.0/,
    );
  });
});

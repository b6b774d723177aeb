/** The budget of a server: what its calls took of it so far, and one call after the other. */
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import type { CallQuestion } from '../mcp/tools.ts';
import { UserError } from '../errors.ts';
import { createBudget, type Spent } from '../matrix/budget.ts';
import { dollars } from '../text/dollars.ts';
import { plural } from '../text/quantities.ts';
import { callModel } from './call-model.ts';
import type { Answers } from './mcp-answers.ts';

/** The verdict in the words of `explain`, and below it what is left. */
export function paidCalls(
  config: Readonly<Config>,
  io: Io,
  answers: Answers,
): (question: CallQuestion) => Promise<string> {
  let spent: Spent = { usd: 0, calls: 0 };
  let last: Promise<unknown> = Promise.resolve();

  async function call(question: CallQuestion): Promise<string> {
    const left = leftOf(config, spent);
    const budget = createBudget({ ...left, ...(config.prompt !== undefined && { prompt: config.prompt }) });
    let notes: string[];
    try {
      notes = await callModel(question, { config: { ...config, ...left }, io, budget });
    } finally {
      // What was paid for is spent, also when the run could not be ended.
      const { usd, calls } = budget.spent();
      spent = { usd: spent.usd + usd, calls: spent.calls + calls };
    }
    const told = notes.map((note) => `Note: ${note}\n`).join('');
    return `${await answers.explain({ model: question.model, api: question.api })}${told}${budgetLine(config, spent)}\n`;
  }

  return (question) => {
    // They share the evidence file and what is left.
    const result = last.then(() => call(question));
    last = result.catch(() => undefined);
    return result;
  };
}

/** @throws UserError when nothing is left. */
function leftOf(config: Readonly<Config>, spent: Spent): { maxCost: number; maxCalls?: number } {
  const maxCost = (config.maxCost ?? 0) - spent.usd;
  const maxCalls = config.maxCalls === undefined ? undefined : config.maxCalls - spent.calls;
  if (maxCost <= 0 || (maxCalls !== undefined && maxCalls <= 0)) {
    throw new UserError(
      `The budget of this server is used up: ${plural(spent.calls, 'call')} for about ${dollars(spent.usd)}.`,
      'Whoever started it can start it again with a higher --max-cost or --max-calls.',
    );
  }
  return { maxCost, ...(maxCalls !== undefined && { maxCalls }) };
}

function budgetLine({ maxCost = 0, maxCalls }: Readonly<Config>, { usd, calls }: Spent): string {
  const counted = maxCalls === undefined ? plural(calls, 'call') : `${calls} of ${plural(maxCalls, 'call')}`;
  return `Budget of this server: about ${dollars(usd)} of $${maxCost} at list prices, ${counted}.`;
}

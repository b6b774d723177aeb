/** The budget of a server: what its calls took of it so far, and one call after the other. */
import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import type { CallQuestion } from '../mcp/tools.ts';
import { callModel } from './call-model.ts';
import type { Answers } from './mcp-answers.ts';

/** The verdict in the words of `explain`, and below it what is left. */
export function paidCalls(
  config: Readonly<Config>,
  io: Io,
  answers: Answers,
): (question: CallQuestion) => Promise<string> {
  let spent = { usd: 0, calls: 0 };
  let last: Promise<unknown> = Promise.resolve();

  async function call(question: CallQuestion): Promise<string> {
    const called = await callModel(question, { config, io, spent });
    spent = { usd: spent.usd + called.spent.usd, calls: spent.calls + called.spent.calls };
    const notes = called.notes.map((note) => `Note: ${note}\n`).join('');
    return `${await answers.explain(question)}${notes}${budgetLine(config, spent)}\n`;
  }

  return (question) => {
    // They share the evidence file and what is left.
    const result = last.then(() => call(question));
    last = result.catch(() => undefined);
    return result;
  };
}

function budgetLine(
  { maxCost = 0, maxCalls }: Readonly<Config>,
  { usd, calls }: { usd: number; calls: number },
): string {
  const counted = maxCalls === undefined ? `${calls} calls` : `${calls} of ${maxCalls} calls`;
  return `Budget of this server: about $${usd.toFixed(6)} of $${maxCost} at list prices, ${counted}.`;
}

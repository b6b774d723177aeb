/** Asks a person, before anything is billed, whether a run is meant: the first of a folder, and every one that makes pictures. */
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';

import type { Config } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import { progressFor } from '../config/terminal.ts';
import { usageError } from '../errors.ts';
import { checksFor } from '../features/checks.ts';
import { estimateChecks } from '../matrix/check-bounds.ts';
import { isCalled } from '../plan/called.ts';
import { estimateLines } from '../price/estimate-lines.ts';
import { estimate, isBilled, type EstimateLine } from '../price/estimate.ts';
import type { Cell } from '../types.ts';

/** Kinds of models of which one answer may cost more than a run over all text models. */
const expensiveKinds: ReadonlySet<string> = new Set(['image', 'video', 'speech']);

/** Undefined where nobody is to be asked: in a demo, in CI, in a pipe, with --yes or a bound on the cost. */
export function confirmation(config: Config, io: Io): ((cells: readonly Cell[]) => Promise<void>) | undefined {
  const terminal = io.stdin.isTTY === true && progressFor(io.env, io.stderr.isTTY === true) === 'live';
  const bounded = config.maxCost !== undefined || config.maxCalls !== undefined;
  if (!terminal || config.demo || config.yes || config.resume || bounded) return undefined;
  const isFirst = !existsSync(config.evidence) && isBare(config);
  return async (cells) => {
    const lines = estimate(cells.filter(isCalled), config.prompt);
    if (!isFirst && !lines.some(isExpensive)) return;
    const checks = estimateChecks(cells, checksFor(config), config.prompt);
    await ask(estimateLines(lines, checks), io);
  };
}

/** Nothing says which models: all of them are meant, or nothing was thought of. */
function isBare({ limit, models, providers }: Config): boolean {
  return limit === undefined && models.length === 0 && providers.length === 0;
}

function isExpensive(line: EstimateLine): boolean {
  return expensiveKinds.has(line.kind) && isBilled(line);
}

/** The question goes to stderr: stdout may carry data. @throws UserError (usage) on a no. */
async function ask(bounds: readonly string[], { stdin, stderr, signal }: Io): Promise<void> {
  stderr.write(`${bounds.join('\n')}\n`);
  const questions = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await questions.question('Make these calls? [y/N] ', { signal });
    if (/^y(?:es)?$/i.test(answer.trim())) return;
  } finally {
    questions.close();
  }
  throw usageError(
    'Nothing was called.',
    '--limit 5 tries a few models; --exclude and --max-cost leave the expensive ones out; -y does not ask.',
  );
}

/** Which request comes next for a cell, from what has been answered: its routes, its bodies, repairs, retries. Pure. */
import { routesOf } from '../api-names.ts';
import { apiOf } from '../apis/registry.ts';
import type { Step, Turn } from '../runner/step.ts';
import type { ProbeRequest, Cell } from '../types.ts';
import type { Ruling } from '../verdict/rule.ts';
import { isUnanswered } from '../reasons/unanswered.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import { repairedRequest } from './repair.ts';

/** Most different requests for one cell: enough for every format on every route, and a bound on what an unclear cell may cost. */
const maxRequests = 12;

interface Settings {
  retries: number;
  /** The user's prompt, in place of our own. */
  prompt?: string | undefined;
}

/** @throws Error for a cell whose endpoint has no such API: there is nothing to ask. */
export function decideNextRequest(cell: Cell, turns: readonly Turn[], { retries, prompt }: Settings): Step {
  const last = turns.at(-1);
  if (last === undefined) return { do: 'call', request: firstRequest(cell, turns, prompt) ?? nothingToRequest(cell) };
  const ruling = ruleFor(cell, last.attempt);
  const step = stepAfter(cell, turns, { last, ruling, retries, prompt });
  return isUnanswered(ruling.reason) ? { ...step, unanswered: true } : step;
}

interface After extends Settings {
  last: Turn;
  ruling: Ruling;
}

function stepAfter(cell: Cell, turns: readonly Turn[], { last, ruling, retries, prompt }: After): Step {
  if (ruling.verdict === 'supported') return { do: 'done' };
  if (ruling.action === 'pause-run') return { do: 'pause-run' };
  // It will be the same for every API and profile of the model, all day (user guide, quotas).
  if (ruling.reason === 'daily-quota') return { do: 'done', skipModel: true };
  if (ruling.action === 'retry') {
    const step = retryOrReroute(cell, turns, { last, retries, prompt });
    return ruling.reason === 'throttled' ? { ...step, slowDown: true } : step;
  }
  const repaired = ruling.action === 'repair' ? repairedRequest(cell, turns, prompt) : undefined;
  const request = repaired ?? (mayBeOnAnotherRoute(ruling) ? firstRequest(cell, turns, prompt) : undefined);
  return request && turns.length < maxRequests + retries ? { do: 'call', request } : { do: 'done' };
}

/** Where a service asks to wait longer than this, in milliseconds, the cell is not called again in this run. */
const maxRetryAfterMs = 60_000;

function retryOrReroute(cell: Cell, turns: readonly Turn[], { last, retries, prompt }: Omit<After, 'ruling'>): Step {
  const nth = turns.filter(({ attempt }) => ruleFor(cell, attempt).action === 'retry').length;
  const { retryAfterMs, status = 0 } = last.attempt;
  if (retryAfterMs !== undefined && retryAfterMs > maxRetryAfterMs) return { do: 'done' };
  if (nth <= retries)
    return { do: 'retry', request: last.request, nth, ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
  // A wrong base path on mantle has been seen to answer 503; a throttled one says nothing about the path.
  const isServers = status >= 500 || ruleFor(cell, last.attempt).reason === 'server-error';
  const other = isServers ? firstRequest(cell, turns, prompt) : undefined;
  return other ? { do: 'call', request: other } : { do: 'done' };
}

/** A no on one base path is not yet a no; a gate on the account is the same on all of them. */
function mayBeOnAnotherRoute({ verdict, action }: Ruling): boolean {
  return action === 'reroute' || action === 'repair' || verdict === 'unsupported';
}

/** The best request on the first route that has not been asked. */
function firstRequest({ row, api }: Cell, turns: readonly Turn[], prompt?: string): ProbeRequest | undefined {
  const route = routesOf(api, row.endpoint).find((path) => !turns.some(({ request }) => request.route === path));
  return route === undefined ? undefined : apiOf(api).requests(row, route, prompt)[0];
}

function nothingToRequest({ row, api }: Cell): never {
  throw new Error(`${row.endpoint} has no ${api}`);
}

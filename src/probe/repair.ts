/** Repairs a request that was refused for a fault of ours: the parameter it names, or the body's form. Pure. */
import type { AfterRefusal } from '../apis/api.ts';
import { changed, isSameForm } from '../apis/form.ts';
import { apiOf } from '../apis/registry.ts';
import type { Turn } from '../runner/step.ts';
import type { ProbeRequest, Cell, Fault } from '../types.ts';
import { budgetIn, namedParameter, withoutParameter, withParameter } from './parameters.ts';

/** The next request on the same route, or undefined when every repair has been tried. Its form is new within the cell. */
export function repairedRequest(cell: Cell, turns: readonly Turn[], words?: string): ProbeRequest | undefined {
  const { request, attempt } = turns.at(-1) ?? {};
  const fault = attempt?.fault;
  if (request === undefined || fault === undefined) return undefined;
  const tried = turns.map((turn) => turn.request).filter(({ route }) => route === request.route);
  const candidates = [repairedParameter(request, fault), nextBody(cell, tried, { refusal: fault.message, words })];
  const ordered = isSchemaMismatch(fault) ? candidates.toReversed() : candidates;
  return ordered.find((next) => next && !tried.some(({ form }) => isSameForm(form, next.form)));
}

/** A missing key means another body's schema; only extraneous ones may be our options. */
function isSchemaMismatch({ message }: Fault): boolean {
  return /required key|"required"|field required|missing required|is required/i.test(message);
}

function nextBody({ row, api }: Cell, tried: readonly ProbeRequest[], after: AfterRefusal): ProbeRequest | undefined {
  const { nextRequest, requests } = apiOf(api);
  if (nextRequest) return nextRequest(row, tried, after);
  const route = tried[0]?.route ?? '';
  return requests(row, route, after.words).find((request) => !tried.some(({ form }) => isSameForm(form, request.form)));
}

/** The named parameter with the bound that the refusal states, under its other name, or gone. */
export function repairedParameter(request: ProbeRequest, fault: Fault): ProbeRequest | undefined {
  const bound = statedBound(fault.message);
  const name = namedParameter(request.body, fault) ?? (bound === undefined ? undefined : budgetIn(request.body));
  if (name === undefined) return undefined;
  if (bound !== undefined)
    return changed(request, { kind: 'set', name, value: bound }, withParameter(request.body, name, bound));
  const twin = twins.get(name);
  if (twin !== undefined && !request.form.changes.some((change) => change.kind === 'renamed' && change.name === twin)) {
    const { [name]: value, ...rest } = request.body;
    if (value !== undefined) return changed(request, { kind: 'renamed', name, to: twin }, { ...rest, [twin]: value });
  }
  return changed(request, { kind: 'removed', name }, withoutParameter(request.body, name));
}

const twins = new Map([
  ['max_tokens', 'max_completion_tokens'],
  ['max_completion_tokens', 'max_tokens'],
]);

/** The highest budget that a probe may be raised to, in tokens: what it may cost stays small. */
const highestBudget = 4_096;

/** The number in `Expected a value >= 16`, `minimum is 128`, `lower than 8`: what the service would take. */
function statedBound(message: string): number | undefined {
  const floor =
    /(?:>=|at least|minimum(?: value)?(?: of| is|:)?|greater than or equal to|no less than)\s*'?(\d+)/i.exec(
      message,
    )?.[1];
  if (floor !== undefined) return within(Number(floor));
  const above = /(?:greater than|more than|larger than|above|>)\s*(\d+)/i.exec(message)?.[1];
  if (above !== undefined) return within(Number(above) + 1);
  const ceiling = /(?:<=|at most|limit of|maximum(?: value)?(?: of| is|:)?|lower than|less than)\s*'?(\d+)/i.exec(
    message,
  )?.[1];
  return ceiling === undefined ? undefined : within(Math.max(1, Number(ceiling) - 1));
}

function within(bound: number): number | undefined {
  return bound >= 1 && bound <= highestBudget ? bound : undefined;
}

/** Which request comes next for a check beyond the API: its forms, a second call where one cannot tell, repairs, retries. Pure. */
import { changed, growsFrom, isControl, isSameForm } from '../apis/form.ts';
import { checkKey } from '../features/check-key.ts';
import type { Check } from '../features/check.ts';
import type { Step, Turn } from '../runner/step.ts';
import type { ProbeRequest, Cell, Observation } from '../types.ts';
import { namesWhatWasAsked } from '../features/statement.ts';
import { isCheckCell, saysNo } from '../verdict/judge-feature.ts';
import { isUnanswered } from '../reasons/unanswered.ts';
import type { Ruling } from '../verdict/rule.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import { namedParameter } from './parameters.ts';
import { repairedParameter } from './repair.ts';

/** A question as it is put to one target. */
export interface CheckOnTarget {
  check: Check;
  /** The API's own request, in the form in which this target answered it. */
  base: ProbeRequest;
}

/** Most requests for one cell, retries apart. */
const maxRequests = 5;

/** @throws Error for a cell that has no form of request. */
export function decideNextCheckRequest(
  cell: Cell,
  turns: readonly Turn[],
  { check: question, base, retries }: CheckOnTarget & { retries: number },
): Step {
  const forms = question.requests(base, cell);
  const last = turns.at(-1);
  if (last === undefined) return { do: 'call', request: forms[0] ?? nothingToRequest(cell) };
  if (last.attempt.reply?.sight === 'continues') return followUp(cell, turns, question);
  if (last.attempt.reply?.sight === 'unproven') return callOnce(question.control?.(base, cell), turns);
  const others = question.firstReplyStands?.(cell) === true ? [] : forms;
  if (last.attempt.reply !== undefined) return afterReply(turns, last, others);
  const ruling = ruleFor(cell, last.attempt);
  const step = stepAfterFault(cell, turns, { forms, base, last, ruling, retries });
  return isUnanswered(ruling.reason) ? { ...step, unanswered: true } : step;
}

interface AfterFault {
  forms: readonly ProbeRequest[];
  base: ProbeRequest;
  last: Turn;
  ruling: Ruling;
  retries: number;
}

function stepAfterFault(cell: Cell, turns: readonly Turn[], { forms, base, last, ruling, retries }: AfterFault): Step {
  const { action, reason } = ruling;
  if (action === 'pause-run') return { do: 'pause-run' };
  if (reason === 'daily-quota') return { do: 'done', skipModel: true };
  if (action === 'retry') {
    const step = retry(cell, turns, { last, retries });
    return reason === 'throttled' ? { ...step, slowDown: true } : step;
  }
  // A form that was refused for what it is gives way to another; one that was refused for the rest of the request is repaired.
  const isRefused = isCheckCell(cell) && saysNo(cell, last.attempt);
  const next = isRefused ? otherForm(cell, turns, forms) : repaired(base, last);
  const request = next ?? formInItsPlace(cell, turns, forms);
  const isNew = request !== undefined && !turns.some((turn) => isSameForm(turn.request.form, request.form));
  return isNew && turns.length < maxRequests + retries ? { do: 'call', request } : { do: 'done' };
}

/** Sights after which another form may show more: what one model has no field for is dropped without a word. */
const mayShowMore: ReadonlySet<Observation | undefined> = new Set(['unclear', 'ignored']);

/** The same once more where the first reply cannot tell: a cache is read by the second call at the earliest. */
function afterReply(turns: readonly Turn[], { request, attempt }: Turn, forms: readonly ProbeRequest[]): Step {
  const sight = attempt.reply?.sight;
  const isFirst = turns.filter((turn) => turn.attempt.reply !== undefined).length === 1;
  if (sight === 'again' && isFirst) return { do: 'call', request: changed(request, { kind: 'again' }) };
  const next = mayShowMore.has(sight) && !isControl(request.form) ? untried(turns, forms) : undefined;
  return next === undefined ? { do: 'done' } : { do: 'call', request: next };
}

function callOnce(request: ProbeRequest | undefined, turns: readonly Turn[]): Step {
  const isNew = request !== undefined && !turns.some((turn) => isSameForm(turn.request.form, request.form));
  return isNew ? { do: 'call', request } : { do: 'done' };
}

/** The other half of an answer; bounded by the check itself. */
function followUp(cell: Cell, turns: readonly Turn[], check: Check): Step {
  const begun = turns.filter(({ attempt }) => attempt.reply?.sight === 'continues');
  const [first, nth] = [begun[0], begun.length - 1];
  const id = first?.attempt.reply?.responseId;
  const next = first && id && check.followUp ? check.followUp({ request: first.request, id, nth }, cell) : undefined;
  if (next === undefined) return { do: 'done' };
  const { request, afterMs } = next;
  return afterMs === undefined ? { do: 'call', request } : { do: 'retry', request, nth: 1, afterMs };
}

function retry(cell: Cell, turns: readonly Turn[], { last, retries }: { last: Turn; retries: number }): Step {
  const nth = turns.filter(({ attempt }) => ruleFor(cell, attempt).action === 'retry').length;
  const { retryAfterMs } = last.attempt;
  if (nth > retries) return { do: 'done' };
  return { do: 'retry', request: last.request, nth, ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
}

/** After a refusal of what was asked. Of a limit it is the answer. */
function otherForm(cell: Cell, turns: readonly Turn[], forms: readonly ProbeRequest[]): ProbeRequest | undefined {
  return cell.check?.kind === 'limit' ? undefined : untried(turns, forms);
}

/** Another form, when the refusal speaks of what was asked and is no statement on it: our picture, a name that was a guess. */
function formInItsPlace(cell: Cell, turns: readonly Turn[], forms: readonly ProbeRequest[]): ProbeRequest | undefined {
  const fault = turns.at(-1)?.attempt.fault;
  const isNamed = fault !== undefined && isCheckCell(cell) && namesWhatWasAsked(cell.check, fault);
  return isNamed ? untried(turns, forms) : undefined;
}

/** Not asked in that form, repaired or not. */
function untried(turns: readonly Turn[], forms: readonly ProbeRequest[]): ProbeRequest | undefined {
  return forms.find(({ form }) => !turns.some(({ request }) => growsFrom(request.form, form)));
}

/** Only what the API's own request holds too is repaired: without what was asked for, a reply would say nothing. */
function repaired(base: ProbeRequest, { request, attempt: { fault } }: Turn): ProbeRequest | undefined {
  if (fault === undefined) return undefined;
  const name = namedParameter(request.body, fault);
  return name !== undefined && name === namedParameter(base.body, fault)
    ? repairedParameter(request, fault)
    : undefined;
}

function nothingToRequest({ row, api, check }: Cell): never {
  throw new Error(`${check && checkKey(check)} cannot be asked of ${row.model} on ${api}`);
}

/** Draws the verdict of a question beyond the API: from what the reply shows, or from what the refusal says no to. */
import {
  isAboutRetention,
  isStatementOn,
  isUnknownGuess,
  namesCombination,
  pointsToAnotherForm,
} from '../features/statement.ts';
import { limitStatedIn } from '../limits/measured-limits.ts';
import type { Attempt, Cell, CheckSubject, Observation } from '../types.ts';
import type { Judgement } from './judge.ts';
import type { Reason } from '../reasons/reasons.ts';
import { ruleFor } from './rule-for.ts';
import type { Ruling } from './rule.ts';

type CheckCell = Cell & { check: CheckSubject };

export function isCheckCell(cell: Cell): cell is CheckCell {
  return cell.check !== undefined;
}

/** Without attempts it is untested: it is asked only where the API answers. */
export function judgeFeature(cell: CheckCell, attempts: readonly Attempt[]): Judgement {
  const attempt = decidingAttempt(cell, attempts);
  if (attempt === undefined) return { verdict: 'untested', reason: 'not-asked', rule: 'no-attempts' };
  if (attempt.reply !== undefined) {
    if (cell.check.kind === 'limit') return { ...limitNotStated, attempt };
    const { sight = 'unclear', unmet } = attempt.reply;
    return { ...seen[sight], attempt, ...(unmet !== undefined && { message: unmet }) };
  }
  const message = attempt.fault?.message;
  return { ...refusal(cell, attempt), attempt, ...(message && { message }) };
}

/**
 * A question may be sent in several forms: one that shows it is enough, and of a limit one refusal that names it. A service that failed, throttled or shut a gate in the
 * end leaves open what it would have said; a reply that does not tell leaves a doubt beside any no. Else a reply that shows that a
 * form was ignored stands, and else the last no, whatever was said of the forms after it.
 */
function decidingAttempt(cell: CheckCell, attempts: readonly Attempt[]): Attempt | undefined {
  const shown = attempts.find(({ reply }) => reply?.sight === 'shown');
  const last = attempts.at(-1);
  if (shown !== undefined || last === undefined || attempts.length === 1) return shown ?? last;
  if (cell.check.kind === 'limit') return attempts.findLast((attempt) => saysNo(cell, attempt)) ?? last;
  if (last.reply === undefined && !isAboutRequest(ruleFor(cell, last))) return last;
  const unclear = attempts.findLast(({ reply }) => reply?.sight === 'unclear');
  const negative = attempts.filter((attempt) => isNo(cell, attempt));
  // That one way to think is not the model's says less than that it does not think beside the other feature.
  const combination = negative.findLast(({ fault }) => fault && namesCombination(cell.check, fault));
  // A field that was taken says more than that another is not known.
  const ignored = negative.find(({ reply }) => reply !== undefined);
  return unclear ?? combination ?? ignored ?? negative.at(-1) ?? last;
}

function isNo(cell: CheckCell, attempt: Attempt): boolean {
  if (attempt.reply !== undefined) return attempt.reply.sight === 'ignored' || attempt.reply.sight === 'unmet';
  return attempt.fault !== undefined && saysNo(cell, attempt) && !pointsToAnotherForm(cell.check, attempt.fault);
}

const notShown: Judgement = { verdict: 'inconclusive', reason: 'feature-not-shown', rule: 'feature-not-shown' };

const limitNotStated: Judgement = { verdict: 'inconclusive', reason: 'limit-not-stated', rule: 'limit-not-stated' };

const seen: Record<Observation, Judgement> = {
  shown: { verdict: 'supported', rule: 'feature-shown' },
  ignored: { verdict: 'unsupported', reason: 'parameter-ignored', rule: 'parameter-ignored' },
  unmet: { verdict: 'unsupported', reason: 'expectation-not-met', rule: 'expectation-not-met' },
  unclear: notShown,
  again: notShown,
  unproven: notShown,
  continues: notShown,
};

const saidNo: Record<CheckSubject['kind'], Reason> = {
  feature: 'feature-not-supported',
  value: 'value-refused',
  limit: 'limit-stated',
  probe: 'call-refused',
};

/** These say that the API is not there for the target at all, and so it has no feature on it either. */
const apiIsMissing: ReadonlySet<Reason> = new Set(['api-not-supported', 'streaming-not-supported']);

function refusal(cell: CheckCell, attempt: Attempt): Pick<Judgement, 'verdict' | 'reason' | 'rule'> {
  if (isNo(cell, attempt)) {
    const isOfBoth = attempt.fault !== undefined && namesCombination(cell.check, attempt.fault);
    const reason = isOfBoth ? 'features-not-combinable' : saidNo[cell.check.kind];
    return { verdict: 'unsupported', reason, rule: reason };
  }
  if (attempt.fault !== undefined && isAboutRetention(cell.check, attempt.fault))
    return { verdict: 'blocked', reason: 'data-retention', rule: 'data-retention' };
  if (attempt.fault !== undefined && isUnknownGuess({ ...cell, variant: attempt.variant }, attempt.fault))
    return { verdict: 'inconclusive', reason: 'field-not-known', rule: 'field-not-known' };
  const { verdict, reason, rule, action } = ruleFor(cell, attempt);
  // The target answers on this API: whatever else sounds like a no to it is a doubt about our question.
  const isDoubt = verdict === 'unsupported' && !(reason !== undefined && apiIsMissing.has(reason));
  // That so much is too much was to be expected: only the figure is missing.
  if (cell.check.kind === 'limit' && (isDoubt || action === 'repair')) return { ...limitNotStated, rule };
  return isDoubt
    ? { verdict: 'inconclusive', reason: 'request-refused', rule }
    : { verdict, rule, ...(reason && { reason }) };
}

/** Whether the refusal is a statement about the question itself; gates, throttles and halts are not. */
export function saysNo(cell: CheckCell, attempt: Attempt): boolean {
  if (attempt.fault === undefined) return false;
  if (cell.check.kind === 'limit') return statesLimit(cell.check.name, attempt.fault.message);
  // The rules are many: they are tried last.
  return isStatementOn({ ...cell, variant: attempt.variant }, attempt.fault) && isAboutRequest(ruleFor(cell, attempt));
}

/** The figure of the limit that was asked for; a refusal that names another one, or none, tells nothing of it. */
function statesLimit(name: string, message: string): boolean {
  const stated = limitStatedIn(message);
  return (name === 'output' ? stated?.maxOutputTokens : stated?.contextWindow) !== undefined;
}

/** Rules that call a refusal a denial by its type or status, whatever it says. */
const byTypeAlone: ReadonlySet<string> = new Set(['access-denied', 'status-403']);

function isAboutRequest({ verdict, action, rule }: Ruling): boolean {
  return (verdict !== 'blocked' || byTypeAlone.has(rule)) && action !== 'retry' && action !== 'pause-run';
}

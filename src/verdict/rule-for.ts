/** What one reply means, by itself: the first rule that matches decides. */
import type { Attempt, Cell, Fault } from '../types.ts';
import { reasons, type Reason } from '../reasons/reasons.ts';
import { caseOf, matches, type Action, type Ruling } from './rule.ts';
import { rules } from './rules.ts';

/** Of an attempt: what came back, and by what status. */
export type Answer = Pick<Attempt, 'status' | 'fault' | 'reply'>;

/** Each fault with what it meant: it is looked at again whenever the next step of its cell is decided, and when that is settled. */
const known = new WeakMap<Fault, { cell: Cell; status: Answer['status']; ruling: Ruling }>();

export function ruleFor(cell: Cell, { reply, fault, status }: Answer): Ruling {
  if (reply !== undefined) return { verdict: 'supported', rule: 'whole-reply', action: 'done' };
  if (fault === undefined) return ruling('malformed-reply', 'no-reply', 'done');
  const last = known.get(fault);
  if (last?.cell === cell && last.status === status) return last.ruling;
  const found = firstRuling(cell, fault, status);
  known.set(fault, { cell, status, ruling: found });
  return found;
}

function firstRuling(cell: Cell, fault: Fault, status: Answer['status']): Ruling {
  const subject = caseOf(cell, fault, status);
  const rule = rules.find((candidate) => matches(candidate, subject));
  return rule === undefined
    ? ruling('unrecognised-reply', 'none', 'done')
    : ruling(rule.reason, rule.name, rule.action);
}

function ruling(reason: Reason, rule: string, action: Action): Ruling {
  return { verdict: reasons[reason].verdict, reason, rule, action };
}

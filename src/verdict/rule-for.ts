/** What one reply means, by itself: the first rule that matches decides. */
import type { Attempt, Cell } from '../types.ts';
import { reasons, type Reason } from '../reasons/reasons.ts';
import { caseOf, matches, type Action, type Ruling } from './rule.ts';
import { rules } from './rules.ts';

/** Of an attempt: what came back, and by what status. */
export type Answer = Pick<Attempt, 'status' | 'fault' | 'reply'>;

export function ruleFor(cell: Cell, answer: Answer): Ruling {
  if (answer.reply !== undefined) return { verdict: 'supported', rule: 'whole-reply', action: 'done' };
  if (answer.fault === undefined) return ruling('malformed-reply', 'no-reply', 'done');
  const subject = caseOf(cell, answer.fault, answer.status);
  const rule = rules.find((candidate) => matches(candidate, subject));
  return rule === undefined
    ? ruling('unrecognised-reply', 'none', 'done')
    : ruling(rule.reason, rule.name, rule.action);
}

function ruling(reason: Reason, rule: string, action: Action): Ruling {
  return { verdict: reasons[reason].verdict, reason, rule, action };
}

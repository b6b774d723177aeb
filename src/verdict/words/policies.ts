/** The words of denials by a policy. A line with an id is from that reply of test/verdict/replies.json; the others are rewordings. */
import { oneOf, phrases, upTo } from '../../text/phrases.ts';

/** A refusal by a policy, in IAM's own sentence or one like it. */
export const policyDenial = phrases(
  `not ${upTo(1)}${oneOf(
    'authorized', // own-vpce
    'permitted|allowed|entitled',
  )} (?:to|for)`,
  'no [\\w-]+(?: [\\w-]+){0,4} (?:policy|policies|boundary)(?: \\w+){0,2} (?:allow|permit|grant)\\w*', // own-vpce
  'explicit(?:ly)? den\\w*|den(?:y|ies|ied|ial)',
  `not ${upTo(3)}(?:allow|permit|grant|have|has|hold|carry)`,
  `(?:lacks?) ${upTo(3)}permission\\w*|missing ${upTo(2)}permission\\w*`,
  'blocked by|refused by|forbid\\w*|prohibit\\w*|prevent\\w*',
);

/** The words of complaints about our request. A line with an id is from that reply of test/verdict/replies.json; the others are rewordings. */
import { eitherOf, oneOf, phrases, upTo } from '../../text/phrases.ts';

/** Says no. */
const denials = phrases('not|only', 'no|nor|without|instead|lacks?'); // rn-converse-pf-004, rn-converse-stream-pf-005
/** Asks for something. */
const demands = phrases(
  'must', // rn-converse-pf-008
  'should', // rn-invoke-pf-012
  'expect\\w*', // rn-count-tokens-pf-001
  'remove', // rn-converse-pf-020
  'required?\\w*', // n26-converse-035
  'missing|reformat|need(?:s|ed)?|has to|have to|can be',
);
/** Names a bound, or how it was passed. */
const bounds = phrases(
  'exceed\\w*|at least', // n26-converse-029
  'at most', // n26-chat-completions-005
  `too ${oneOf(
    'many', // n26-converse-stream-002
    'long|large|short|big|small|high|low|deep|few|much',
  )}`,
  'below|above|over|outside|beyond|out of|range|cap(?:ped|s)?|maximum',
  'greater|less|lower|higher|larger|smaller|shorter|longer|more than',
);
/** There is more than there should be. */
const surplus = phrases(
  'extraneous', // rn-invoke-pf-001
  'extra', // rn-invoke-stream-pf-006
  'unexpected', // n26-converse-037
  'duplicate\\w*|unknown|conflict\\w*|surplus|superfluous',
);
/** Something is wrong with it. */
const faults = phrases(
  'invalid', // rn-converse-pf-016
  'permitted', // rn-invoke-pf-001
  'fail\\w*', // n26-converse-016
  'blank', // n26-converse-027
  'errors?', // n26-chat-completions-010
  'malformed|empty|mismatch\\w*|violat\\w*|wrong|incorrect\\w*|bad',
  'reject\\w*|refus\\w*|forbidden|illegal',
);
/** It was taken once. */
const endings = phrases(
  'deprecated', // rn-converse-stream-pf-003
  'dropped|retired|ceased|discontinued|obsolete|phased',
);
/** A complaint of any kind. It decides nothing alone: the sentence must name a part of the request too. */
export const complaint = eitherOf(denials, demands, bounds, surplus, faults, endings);

/** n26-converse-003: "You invoked an unsupported model or your request did not allow prompt caching." */
export const cachingRefused = phrases(
  `not ${upTo(1)}(?:allow|support|permit|accept)(?:s|ed|ing)? ${upTo(1)}(?:prompt )?caching`,
  `(?:prompt )?caching is not ${upTo(1)}(?:allowed|supported|permitted|available)`,
);

/** What the model does not take, under a 403. */
export const partForbidden = phrases(
  // n26-chat-completions-004
  `not ${upTo(1)}(?:allowed|permitted) to (?:request|use|set|specify|send|pass|include)`,
  `not ${upTo(1)}supported`,
  `not ${upTo(1)}support`,
);

/** A number that lies outside its range. */
export const outOfRange = eitherOf(
  phrases(
    'exceed\\w*', // rn-invoke-pf-013
    `too ${oneOf(
      'long', // rn-converse-pf-010
      'large|many|high|low|small|big',
    )}`,
    'lower than|maximum', // rn-converse-pf-009
    'below|under|less than|above|over|greater than|more than|beyond|surpass\\w*|larger|higher',
    'at least|at most|minimum',
  ),
  />=?|<=?/, // rn-converse-pf-010
);

/** Points to another form of the body than ours. */
export const otherForm = phrases(
  'messages-(?:api|endpoint|operation)\\w*', // own-messages-api-instead
  '(?:text|prompt) completions?',
  'completions? (?:api|endpoint|format)\\w*',
);

export const contentFilter = phrases(
  `content ${upTo(1)}(?:filter\\w*|polic(?:y|ies)\\w*)`, // own-content-filter-words
  'guardrails?',
  '(?:acceptable use|usage) polic(?:y|ies)\\w*',
  'safety (?:system\\w*|filter\\w*|polic\\w+)',
);

const body = oneOf('request|input|body|payload|json');
export const malformed = phrases(
  `malformed ${upTo(1)}${body}\\w*`, // rn-converse-pf-003
  'reformat your (?:input|request)\\w*', // rn-converse-pf-003
  'schema violations?\\w*', // rn-invoke-pf-009
  '(?:can not|could not|fail\\w* to) (?:be )?(?:pars\\w+|deserializ\\w+|decod\\w+)', // n26-chat-completions-003
  'validation error$', // n26-converse-024
  `${body}(?: \\w+){0,3} (?:is|was|are|were|seems|appears)(?: to be)? ${upTo(1)}${oneOf(
    'malformed|not valid|invalid|ill-formed|not well-formed',
    'not (?:be )?parse',
  )}\\w*`,
  `invalid ${upTo(1)}${body}`,
  `request ${upTo(1)}(?:can|could) not be (?:parsed|read|understood|validated)\\w*`,
);

/** The words of throttles and passing faults. A line with an id is from that reply of test/verdict/replies.json; the others are rewordings. */
import { eitherOf, oneOf, phrases, upTo } from '../../text/phrases.ts';

const now = oneOf('right now', 'at (?:this|the) (?:time|moment)');

/** Not there for the moment. */
const unavailableForNow = phrases(
  `${oneOf('temporar(?:y|ily)|currently|momentarily', now)} ${upTo(1)}${oneOf(
    'not available', // own-busy
    'overloaded|busy|down|at capacity|out of (?:service|capacity)',
  )}\\w*`,
  `not ${upTo(1)}available ${upTo(1)}${oneOf(now, 'at present|temporarily')}\\w*`,
);
/** Too much to do. */
const strained = phrases(
  `(?:service|system|server)s? (?:is|are|was|has)? ?${upTo(1)}${oneOf(
    'not available', // own-busy
    'busy|overloaded|down|under maintenance',
  )}\\w*`,
  'overloaded|high (?:demand|load|traffic)',
  'at capacity|(?:insufficient|not enough) capacity',
);
/** It failed, and does not say at what. */
const broken = phrases(
  'something went wrong',
  'can not process your request(?!.*\\b(?:because|due|since)\\b)',
  `encountered an? ${upTo(1)}(?:error|problem|issue)`,
);
const soon = oneOf('later|shortly', 'in a (?:moment|few)');
/** Asks to wait. */
const later = phrases(
  `try (?:again |your request again |the request again )?${soon}`, // own-busy
  `retry ${soon}`,
);
export const busy = eitherOf(unavailableForNow, strained, broken, later);

export const throttled = phrases(
  'rate[ -]?(?:limit|exceed)\\w*', // own-rate-exceeded
  `rate (?:is |was |has been |of ${upTo(1)}requests? )?(?:too high|exceeded|limited)\\w*`, // own-rate-exceeded
  `too (?:many|much) ${upTo(1)}(?:requests?|tokens?|calls?|connections?|traffic|invocations?)`,
  `exceed\\w* ${upTo(3)}(?:rate|requests? per|tokens? per)`,
  'throttl\\w+|slow(?:ing)? down|reduce your (?:request )?rate\\w*',
  'per (?:minute|second|hour)',
  `on-demand ${upTo(1)}(?:capacity|throughput) (?:is )?(?:exceeded|exhausted|not available at)\\w*`,
);

export const loading = phrases(
  // own-still-loading
  `(?:is|being|still) ${upTo(1)}${oneOf(
    'load\\w*',
    'warm\\w* up|initiali[sz]\\w*|start\\w* up|spinning up|provisioned now',
  )}`,
  `not ${upTo(1)}ready`,
  'cold start\\w*',
);

/** What stands behind the endpoint failed. */
export const engineFailed = phrases(
  `engine ${oneOf(
    'bad request|not found', // n26-responses-002
    'not available',
    `${upTo(1)}(?:error|fail\\w*)`,
  )}\\w*`,
  'task submission failed', // n26-responses-002
  'upstream (?:request |service |server )?(?:failed|error|not available|timed out)',
);

/** The model wrote what the server cannot use. */
export const modelFailed = phrases(
  // own-invalid-sequence
  `(?:produced|generated|emitted|returned|created|gave|output) (?:an? )?${upTo(1)}${oneOf(
    'invalid',
    'malformed|illegal|not valid|incomplete|broken|wrong|bad',
  )}`,
  'failed (?:while|during|to (?:generate|complete|process|produce))\\w*',
  `(?:invalid|malformed|illegal) ${upTo(1)}(?:sequence|output|response) (?:was |were )?(?:produced|generated|returned|from|by)\\w*`,
);

const limit = oneOf('quota|limit|capacity|allowance');
/** A limit of nothing at all. */
export const ofZero = eitherOf(
  // own-quota-zero
  /(?:\b(?:is|of|to|at|equals?|has|are|currently|has been)|[:=]) ?(?:set to |set at |only )?(?:0|zero)\b(?![.,]?\d)/,
  phrases(`(?:zero|0) ${upTo(3)}${limit}\\w*`),
);

/** A limit was reached. */
export const usedUp = phrases(
  'too (?:many|much)', // rn-converse-in-001
  'exceed\\w*|reach\\w*|exhaust\\w*|throttl\\w*|over|hit',
  'used up|spent|consumed|no more|ran out|run out',
);

/** Without a word of whose fault it is. */
export const serverFailed = phrases(
  'internal (?:server |service |system )?(?:error|failure|fault|exception)', // own-internal-400
  `server had an? ${upTo(1)}(?:error|problem)\\w*`,
  `(?:unexpected|unknown) ${upTo(1)}error (?:occurred|during|while|in|on|was)`,
);

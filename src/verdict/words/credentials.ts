/** The words about keys, tokens and clocks. A line with an id is from that reply of test/verdict/replies.json; the others are rewordings. */
import { anyOf, oneOf, phrases, upTo } from '../../text/phrases.ts';

export const token = anyOf(
  '(?:security|session|bearer|access|auth(?:entication|orization)?|api) tokens?', // own-bearer-expired
  'api[ -]?keys?',
  'credentials?',
  'access[ -]?keys?(?: ids?)?',
  'tokens? (?:included|provided|supplied|sent|in the request)',
  'presigned url',
  'request has',
);

/** The clock of this machine is wrong. */
export const clockIsWrong = phrases(
  'signature (?:has |is |was )?(?:already )?(?:expired|not yet (?:current|valid))\\w*', // rn-invoke-au-002
  'signature\\b.*\\b(?:expired|is now (?:earlier|later) than|too old|stale|clock)\\w*', // rn-invoke-stream-au-001
  'is now (?:earlier|later) than', // rn-invoke-au-002
  'clock (?:skew|is)\\w*',
  'request time\\b.*\\b(?:skew|too large|differ)\\w*',
);

export const signatureIsWrong = phrases(
  `scoped? ${upTo(3)}(?:service|region)\\w*`, // rn-converse-au-004
  `credential\\w* ${upTo(3)}scoped?|credential scope`, // rn-converse-au-004
  `wrong (?:service|region) ${upTo(1)}scope\\w*`,
  `signatures?\\b.*\\b${oneOf(
    'not match|mismatch|differ\\w*|not (?:the )?same',
    'invalid|not valid|incorrect|wrong|not (?:be )?verif\\w+',
  )}\\w*`,
  `(?:not match|mismatch\\w*|differs?|invalid|wrong|incorrect) ${upTo(5)}(?:request )?signature\\w*`,
);

/** Who calls, in the words of replies about keys. */
export const identity = anyOf(
  'api[ -]?keys?', // rn-converse-au-003
  'authenticat\\w+', // rn-converse-stream-au-001
  '(?:security|session|bearer|auth(?:entication|orization)?) tokens?',
  'access[ -]?keys?(?: ids?)?',
  '(?:aws )?credentials?',
);

export const keyIsWrong = phrases(
  'invalid|must (?:start|begin)', // rn-invoke-stream-au-007
  'is valid|fail(?:ed|ure)?', // rn-converse-au-003
  'not valid|be valid|valid api key|malformed|incorrect|wrong|bad',
  'could not|can not|rejected|refused|denied|unknown|not known|revoked|disabled|inactive',
  `not ${upTo(2)}${oneOf(
    'recognized|accepted|found|known|match|correct|exist|verified',
    'pass\\w*|start|begin|authenticate\\w*|succe\\w+',
  )}`,
);

export const nothingSent = phrases(
  'missing|no|without|absent|lacks?|require[sd]?',
  `not ${upTo(3)}(?:contain|include|found|sent|provided|present|supplied|have)\\w*`,
);

export const credentialHeader = anyOf(
  'authorization (?:or|and|/) x-api-key', // ma-chat-completions-au-003
  '(?:authorization|x-api-key|authentication)(?: or (?:x-api-key|authorization))? headers?',
  'headers? (?:\\w+ )?(?:authorization|x-api-key)(?: or x-api-key)?',
  'authentication tokens?',
  'credentials',
);

/** The words about identifiers of models, and about things that are none. */
import { anyOf, phrases, oneOf, upTo } from '../../text/phrases.ts';

/** Things other than the target that may be missing or invalid. */
export const otherThing = anyOf(
  'guardrails?',
  'projects?',
  'workspaces?',
  'responses?',
  'outputs?',
  'sequences?',
  'results?',
  'files?',
  'conversations?',
  'buckets?',
  'secrets?',
  'functions?',
  'routers?',
  'caches?',
  'sessions?',
  'jobs?',
  'pages?',
  'urls?',
  'accounts?',
  'requests? (?:is|was|format)',
  'invalid request',
  'operations?',
  'actions?',
  'resource types?',
);
export const identifier = anyOf(
  'model ?ids?',
  '(?:model|foundation model|profile) (?:ids?|identifiers?|names?|arns?|keys?)',
  'identifiers?',
  String.raw`\{id\}`,
  '(?:model|inference profile)s?',
  String.raw`models? \{id\}`,
);
export const invalid = phrases(
  'invalid|malformed|incorrect|wrong|bad', // rn-converse-un-001
  `not ${upTo(3)}valid`,
  `not (?:an? )?${upTo(1)}(?:acceptable|correct|recognized)`,
);
export const idNoun = anyOf(
  'model ?ids?',
  '(?:model|foundation model|inference profile|profile) (?:ids?|identifiers?|names?|arns?)',
  'identifiers?(?: \\w+){0,4} models?',
  'identifiers?',
  'arns?',
  '(?:invalid|bad|wrong|incorrect) (?:foundation )?model',
  String.raw`\{id\} is (?:not|invalid|an? invalid)`,
);

/** Says that it is elsewhere. */
export const notHere = phrases(
  `not ${upTo(3, String.raw`[\w{}]+`)}${oneOf(
    'available', // own-not-in-region
    'offered|offer|supported|support|served|serve|provided|launched|accessible|hosted|host|have',
    'present|deployed|exist|found',
  )}`,
  `only ${upTo(1)}(?:available|offered|supported|served)`,
  `no ${upTo(1)}(?:model|support)\\w*`,
  'can not (?:be )?(?:use[d]?|call(?:ed)?|invoke[d]?|found|find)\\w*',
);

/** Declares the options that ask beyond whether an API answers: features, values of parameters, probes of the user's own. */
import { checkApis, featureNames, type CheckApi, type FeatureName, limitNames } from './feature-names.ts';
import type { Option } from './option.ts';
import { oneOf, text } from './parsers.ts';
import { guardrail, parseParameterValue } from './feature-words.ts';

/** What is asked tells what must be allowed. */
const beyond = 'What else to test:';

export const featureOptions = {
  features: {
    flags: '--features <list>',
    group: beyond,
    help: `what a model can do, tested on the first API that answers: ${featureNames.join(', ')}; pairs for several of them in one request; or all`,
    defaultText: 'none',
    many: 'commas',
    parse: oneOf<FeatureName | 'all' | 'pairs'>([...featureNames, 'pairs', 'all']),
  },
  featuresApi: {
    flags: '--features-api <list>',
    group: beyond,
    help: `tests features and values on each of these APIs, a column each: ${checkApis.join(', ')}`,
    defaultText: 'the first that answers, InvokeModel last',
    many: 'commas',
    parse: oneOf<CheckApi>(checkApis),
  },
  guardrail: {
    flags: '--guardrail <id:version>',
    group: beyond,
    help: 'the guardrail that the feature of that name attaches; with --guardrail-on all, every call',
    parse: guardrail,
  },
  guardrailOn: {
    flags: '--guardrail-on <calls>',
    group: beyond,
    help: 'which calls carry --guardrail: feature (only the test of that feature) or all, for accounts whose policy denies calls without one',
    default: 'feature',
    parse: oneOf<'feature' | 'all'>(['feature', 'all']),
  },
  vary: {
    flags: '--vary <name=values>',
    group: beyond,
    help: 'values of a parameter to try, for example max-tokens=1,16,4096; also temperature, top-p, effort=none,low,high, and for Claude anthropic-version and beta; repeatable',
    defaultText: 'none',
    many: 'commas',
    parse: parseParameterValue,
  },
  measureLimits: {
    flags: '--measure-limits <list>',
    group: beyond,
    help: `the longest output and the context window of text models, named by the service when it refuses more: ${limitNames.join(', ')}; needs --max-cost`,
    defaultText: 'none',
    many: 'commas',
    parse: oneOf(limitNames),
  },
  prompt: {
    flags: '--prompt <text>',
    group: beyond,
    help: 'the prompt for every text model',
    defaultText: 'Reply with OK.',
    parse: text,
  },
  probeFile: {
    flags: '--probe-file <path>',
    group: beyond,
    help: 'calls of your own with what their replies must hold: a JSON or YAML file, or a directory of them; repeatable',
    defaultText: 'none',
    many: 'repeats',
    parse: text,
  },
} as const satisfies Record<string, Option>;

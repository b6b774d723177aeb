/** Declares the options that choose what is tested. */
import type { ApiName, AccountResourceKind } from '../types.ts';
import { endpoints } from '../api-facts.ts';
import { apiNames, defaultApis } from '../api-names.ts';
import type { Option } from './option.ts';
import { accountResourceKinds, profileTypes } from '../enumerations.ts';
import { oneOf, s3Uri, text, wholeNumber } from './parsers.ts';
import { regionWord } from './regions.ts';

const what = 'What to test:';

export const selectionOptions = {
  region: {
    flags: '--region <list>',
    group: what,
    help: 'Regions to test; all: every commercial Region',
    defaultText: "AWS_REGION, the profile's Region, else us-east-1",
    many: 'commas',
    parse: regionWord,
  },
  api: {
    flags: '--api <list>',
    group: what,
    help: `ways to call: also ${apiNames.filter((name) => !defaultApis.includes(name)).join(', ')}; or all`,
    // The five whole-reply APIs: a streaming twin doubles the calls and mostly repeats the answer.
    default: defaultApis.join(','),
    many: 'commas',
    parse: oneOf<ApiName | 'all'>([...apiNames, 'all']),
  },
  asyncS3Uri: {
    flags: '--async-s3-uri <s3://...>',
    group: what,
    help: 'bucket for the results of async-invoke, whose jobs are real and billed; {region} is replaced by the Region',
    defaultText: 'async-invoke is left out',
    parse: s3Uri,
  },
  include: {
    flags: '--include <list>',
    group: what,
    help: `what the account set up: ${accountResourceKinds.join(', ')}; or all`,
    defaultText: 'models and system-defined profiles only',
    many: 'commas',
    parse: oneOf<AccountResourceKind | 'all'>([...accountResourceKinds, 'all']),
  },
  model: {
    flags: '--model <glob>',
    group: what,
    help: 'only these model or profile ids; * and ? match, case does not matter',
    many: 'commas',
    parse: text,
  },
  exclude: {
    flags: '--exclude <glob>',
    group: what,
    help: 'not these model or profile ids',
    many: 'commas',
    parse: text,
  },
  provider: {
    flags: '--provider <name>',
    group: what,
    help: 'only models of these providers',
    many: 'commas',
    parse: text,
  },
  profileType: {
    flags: '--profile-type <list>',
    group: what,
    help: profileTypes.join(', '),
    defaultText: 'all',
    many: 'commas',
    parse: oneOf(profileTypes),
  },
  service: {
    flags: '--service <list>',
    group: what,
    help: endpoints.join(', '),
    defaultText: 'both',
    many: 'commas',
    parse: oneOf(endpoints),
  },
  limit: {
    flags: '--limit <n>',
    group: what,
    help: 'n models per Region, spread evenly over endpoints and providers; active, new and callable ones first; the same ones every time',
    defaultText: 'all',
    parse: wholeNumber(1, 1_000_000),
  },
} as const satisfies Record<string, Option>;

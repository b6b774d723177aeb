/** Declares the options that choose what is tested. */
import type { ApiName, AccountResourceKind, ProfileType } from '../types.ts';
import { endpoints } from '../api-facts.ts';
import { apiNames, defaultApis } from '../api-names.ts';
import type { CommandName, Option } from './option.ts';
import { accountResourceKinds } from './account-resource-kinds.ts';
import { oneOf, s3Uri, text, wholeNumber } from './parsers.ts';
import { regionWord } from './regions.ts';

export const profileTypes: readonly ProfileType[] = ['in-region', 'regional-cross-region', 'global-cross-region'];
export const services = endpoints;

const what = 'What to test:';
const asking: CommandName[] = ['run', 'list', 'shards', 'policy'];
const placing: CommandName[] = [...asking, 'doctor', 'models'];
const cataloguing: CommandName[] = [...asking, 'models'];

export const selectionOptions = {
  region: {
    flags: '--region <list>',
    on: placing,
    group: what,
    help: 'Regions to test; all is every commercial one',
    defaultText: "AWS_REGION, the profile's Region, else us-east-1",
    many: 'commas',
    parse: regionWord,
  },
  api: {
    flags: '--api <list>',
    on: [...asking, 'explain'],
    group: what,
    help: `ways to call: also ${apiNames.filter((name) => !defaultApis.includes(name)).join(', ')}; or all`,
    // The five whole-reply APIs: a streaming twin doubles the calls and mostly repeats the answer.
    default: defaultApis.join(','),
    defaultOn: { explain: 'all' },
    many: 'commas',
    parse: oneOf<ApiName | 'all'>([...apiNames, 'all']),
  },
  asyncS3Uri: {
    flags: '--async-s3-uri <s3://...>',
    on: asking,
    group: what,
    help: 'bucket for async-invoke, which makes and bills what it asks for; {region} stands for the Region',
    defaultText: 'async-invoke is left out',
    parse: s3Uri,
  },
  include: {
    flags: '--include <list>',
    on: asking,
    group: what,
    help: `what the account set up: ${accountResourceKinds.join(', ')}; or all`,
    defaultText: 'models and system-defined profiles only',
    many: 'commas',
    parse: oneOf<AccountResourceKind | 'all'>([...accountResourceKinds, 'all']),
  },
  model: {
    flags: '--model <glob>',
    on: cataloguing,
    group: what,
    help: 'only these model or profile ids; * and ? match, case does not matter',
    many: 'commas',
    parse: text,
  },
  exclude: {
    flags: '--exclude <glob>',
    on: cataloguing,
    group: what,
    help: 'not these model or profile ids',
    many: 'commas',
    parse: text,
  },
  provider: {
    flags: '--provider <name>',
    on: cataloguing,
    group: what,
    help: 'only models of these providers',
    many: 'commas',
    parse: text,
  },
  profileType: {
    flags: '--profile-type <list>',
    on: asking,
    group: what,
    help: profileTypes.join(', '),
    defaultText: 'all',
    many: 'commas',
    parse: oneOf(profileTypes),
  },
  service: {
    flags: '--service <list>',
    on: placing,
    group: what,
    help: services.join(', '),
    defaultText: 'both',
    many: 'commas',
    parse: oneOf(services),
  },
  limit: {
    flags: '--limit <n>',
    on: asking,
    group: what,
    help: 'n models per Region, dealt fairly over endpoints and providers: active, newest and callable as listed first; the same n every time',
    defaultText: 'all',
    parse: wholeNumber(1, 1_000_000),
  },
} as const satisfies Record<string, Option>;

/** Declares the options that cut a plan into parts and join what they measured. */
import type { Option } from './option.ts';
import { shardWord, wholeNumber, wholeNumberOr, yesNo } from './parsers.ts';

const parts = 'Parts:';

/** A GitHub Actions matrix makes at most 256 jobs (its usage limits). */
export const mostShards = 256;

export const shardOptions = {
  shard: {
    flags: '--shard <i/n>',
    group: parts,
    help: 'only part i of n stable parts, such as 1/4; auto: as the CI system says',
    defaultText: 'the whole plan',
    parse: shardWord,
  },
  count: {
    flags: '--count <n>',
    group: parts,
    help: `how many parts, 1 to ${mostShards}; auto: from the listings, without a model call`,
    default: 'auto',
    parse: wholeNumberOr('auto', 1, mostShards),
  },
  minutes: {
    flags: '--minutes <n>',
    group: parts,
    help: 'with --count auto, how long one part may take, at 3 seconds a cell',
    // Far below the hour that credentials of an assumed role last.
    default: '10',
    parse: wholeNumber(1, 360),
  },
  allowGaps: {
    flags: '--allow-gaps',
    group: parts,
    help: 'merges even if parts are missing; the result says that it is incomplete',
    default: 'off',
    parse: yesNo,
  },
  allowOverlaps: {
    flags: '--allow-overlaps',
    group: parts,
    help: 'joins although cells were measured twice; the later measurement counts',
    default: 'off',
    parse: yesNo,
  },
} as const satisfies Record<string, Option>;

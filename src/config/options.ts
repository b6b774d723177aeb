/** Every option, declared once: command line, environment, help, .env.example and docs/options.md all follow this table. */
import { callOptions } from './call-options.ts';
import { catalogueOptions } from './catalogue-options.ts';
import { checkOptions } from './check-options.ts';
import { compareOptions } from './compare-options.ts';
import { featureOptions } from './feature-options.ts';
import type { Option } from './option.ts';
import { resultOptions } from './result-options.ts';
import { selectionOptions } from './selection-options.ts';
import { shardOptions } from './shard-options.ts';
import { simulatorOptions } from './simulator-options.ts';
import { terminalOptions } from './terminal-options.ts';

/** In the order of the help. */
export const options = {
  ...selectionOptions,
  ...featureOptions,
  ...shardOptions,
  ...resultOptions,
  ...compareOptions,
  ...catalogueOptions,
  ...callOptions,
  ...checkOptions,
  ...simulatorOptions,
  ...terminalOptions,
} as const satisfies Record<string, Option>;

export type OptionKey = keyof typeof options;

function isOptionKey(key: string): key is OptionKey {
  return Object.hasOwn(options, key);
}

export const optionKeys: readonly OptionKey[] = Object.keys(options).filter(isOptionKey);

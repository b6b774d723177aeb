/** The words that continue a run: its options as they were typed, with `--resume`. */
import { optionName, type Given } from './option.ts';
import { optionKeys, options } from './options.ts';

/** They mean this start alone. */
const once: ReadonlySet<string> = new Set(['resume', 'retry', 'yes', 'update-expectations']);
/** They may hold an account id or a secret, which no screen shows: the words would be others. */
const unshown: readonly string[] = ['role-arn', 'external-id'];

/** Undefined where these words would not do. */
export function resumeWords({ flags }: Pick<Given, 'flags'>): string[] | undefined {
  if (unshown.some((name) => flags[name] !== undefined)) return undefined;
  const switches = new Set(
    optionKeys.map((key) => options[key]).flatMap((option) => (option.flags.includes('<') ? [] : [optionName(option)])),
  );
  const words = Object.entries(flags)
    .filter(([name]) => !once.has(name))
    .flatMap(([name, values]) =>
      switches.has(name) ? [`--${name}`] : values.flatMap((value) => [`--${name}`, value]),
    );
  return ['--resume', ...words];
}

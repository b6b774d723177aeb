/** Every command, by name, in the order of the help. To add one: a file beside this one, and a line here. */
import { optionKeys, options, type OptionKey } from '../config/options.ts';
import type { Option } from '../config/option.ts';
import type { Command } from './command.ts';
import { completion } from './completion.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { list } from './list.ts';
import { mcp } from './mcp.ts';
import { merge } from './merge.ts';
import { models } from './models.ts';
import { policy } from './policy.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { shards } from './shards.ts';
import { simulate } from './simulate.ts';
import { trend } from './trend.ts';

const commands = {
  run,
  list,
  report,
  explain,
  diff,
  trend,
  merge,
  shards,
  doctor,
  policy,
  models,
  mcp,
  completion,
  simulate,
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

/** What every command takes. */
const everywhere = ['verbose'] as const;

/** The options that a command takes. */
export type OptionOf<Name extends CommandName> =
  | (typeof commands)[Name]['options'][number]
  | (typeof everywhere)[number];

/** The compiler's check that each option is taken by a command: it names those that are not. */
type Untaken = Exclude<OptionKey, OptionOf<CommandName>>;
/** @public Read by the compiler alone. */
export const everyOptionIsTaken: [Untaken] extends [never] ? true : Untaken = true;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

export const commandNames: readonly CommandName[] = Object.keys(commands).filter(isCommandName);

export function commandOf(name: CommandName): Command {
  return commands[name];
}

export function isOptionOf<Name extends CommandName>(name: Name, key: string): key is OptionOf<Name> {
  return [...commandOf(name).options, ...everywhere].some((taken) => taken === key);
}

/** In the order of the help, each with the default and the words that hold for this command. */
export function optionsOf(name: CommandName): Option[] {
  const { defaults = {}, words = {} } = commandOf(name);
  return optionKeys
    .filter((key) => isOptionOf(name, key))
    .map((key) => withDefault(withWords(options[key], words[key]), defaults[key]));
}

/** What a command takes and does not use. */
export function unusedOptionsOf(name: CommandName): Option[] {
  if (commandOf(name).takesRunOptions !== true) return [];
  return optionKeys.filter((key) => isOptionOf('run', key) && !isOptionOf(name, key)).map((key) => options[key]);
}

/** In the help they stand as the entry of the option writes them: with commas. */
function withWords(option: Option, words: readonly string[] | undefined): Option {
  const { help, parse } = option;
  if (words === undefined || parse.choices === undefined) return option;
  const fewer = help.replace(parse.choices.join(', '), words.join(', '));
  const read: Option['parse'] = (word, source) => parse(word, source);
  return { ...option, help: fewer, parse: Object.assign(read, { choices: words }) };
}

function withDefault(option: Option, defaultText: string | undefined): Option {
  if (defaultText === undefined) return option;
  const { default: _elsewhere, ...rest } = option;
  return { ...rest, defaultText };
}

/** Owns the shape of an option and the way its value is found: as typed, else from the environment, else its default. */
import { usageError } from '../errors.ts';
import type { Parse } from './parsers.ts';

interface OptionBase {
  /** As commander reads them: `-c, --concurrency <n>`. The long name makes the variable BEDROCK_MATRIX_CONCURRENCY. */
  flags: string;
  /** The variable that gives it, where another option's long name is the same. */
  variable?: string;
  /** Heading in the help. */
  group: string;
  /** Not for programs that import the package: they write reports, compare runs and own their terminal themselves. */
  commandLineOnly?: boolean;
  /** What it does, with units; one line. */
  help: string;
  /** The value when nothing is given, as the user would type it. */
  default?: string;
  /** In words, what happens when nothing is given and there is no fixed default. */
  defaultText?: string;
}

export interface One<T> extends OptionBase {
  parse: Parse<T>;
}

export interface Many<T> extends OptionBase {
  /** A list is repeatable; `commas` splits each word too. In a variable every list is separated by commas. */
  many: 'commas' | 'repeats';
  parse: Parse<T>;
}

export type Option = One<unknown> | Many<unknown>;

/** Of a table in which some options are for the command line only: each says whether it is. */
export type DecidedOption = Option & { commandLineOnly: boolean };

/** Options as typed, by long name: one word per occurrence, `true` for a switch. */
export type Flags = Readonly<Record<string, readonly string[]>>;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Given {
  flags: Flags;
  env: Environment;
}

/** A value and what the user would change to change it: `--limit`, `BEDROCK_MATRIX_LIMIT`, or `default`. */
export interface Setting<T> {
  value: T;
  source: string;
}

/** `concurrency`, `no-color`: the long name without dashes. */
export function optionName(option: Option): string {
  return /--([a-z\d-]+)/.exec(option.flags)?.[1] ?? option.flags;
}

/** The variable that gives the same option: `BEDROCK_MATRIX_CONCURRENCY`. */
export function optionVariable(option: Option): string {
  return option.variable ?? `BEDROCK_MATRIX_${optionName(option).toUpperCase().replaceAll('-', '_')}`;
}

interface Words {
  words: readonly string[];
  source: string;
}

/** A shell variable that was empty, or an option swallowed as the value of the one before it, would otherwise pass unseen. */
function checkTyped({ words, source }: Words): void {
  const bad = words.find((word) => word.trim() === '' || word.startsWith('--'));
  if (bad === undefined) return;
  const what = bad.trim() === '' ? 'got an empty one' : `the next word is "${bad}"`;
  throw usageError(`${source} needs a value, but ${what}`, `Write the value after ${source}, or leave the option out.`);
}

function givenWords(option: Option, { flags, env }: Given): Words {
  const typed = flags[optionName(option)] ?? [];
  if (typed.length > 0) {
    const found = { words: typed, source: `--${optionName(option)}` };
    checkTyped(found);
    return found;
  }
  const variable = optionVariable(option);
  const fromEnvironment = env[variable]?.trim() ?? '';
  if (fromEnvironment !== '') {
    return { words: 'many' in option ? fromEnvironment.split(',') : [fromEnvironment], source: variable };
  }
  return { words: option.default === undefined ? [] : [option.default], source: 'default' };
}

/** The value of an option; of several occurrences the last one counts. Throws the option's usage error. */
export function readOne<T>(option: One<T> & { default: string }, given: Given): Setting<T>;
export function readOne<T>(option: One<T>, given: Given): Setting<T> | undefined;
export function readOne<T>(option: One<T>, given: Given): Setting<T> | undefined {
  const { words, source } = givenWords(option, given);
  const word = words.at(-1)?.trim();
  return word === undefined ? undefined : { value: option.parse(word, source), source };
}

/** All values of a list option, in the order given; empty when nothing was given and there is no default. */
export function readMany<T>(option: Many<T>, given: Given): Setting<T[]> {
  const { words, source } = givenWords(option, given);
  const parts = option.many === 'commas' ? words.flatMap((word) => word.split(',')) : words;
  const trimmed = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (words.length > 0 && trimmed.length === 0) {
    throw usageError(`${source} needs a value, but got only commas`, 'Separate the values with single commas.');
  }
  return { value: trimmed.map((word) => option.parse(word, source)), source };
}

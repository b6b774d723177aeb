/** What can be completed, from the table of options: commands, their options, and what each takes. The shells' files only write it down. */
import { runtimeRegions } from '../config/regions.ts';
import { optionName, type Option } from '../config/option.ts';

/** What is asked of the last evidence when somebody presses Tab. */
export const fromEvidence = ['models', 'regions', 'providers'] as const;
export type FromEvidence = (typeof fromEvidence)[number];

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What stands behind an option or a command. */
export type Values =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'evidence'; of: FromEvidence; words: readonly string[] }
  | { kind: 'file' }
  | { kind: 'text' };

export interface CompletedOption {
  /** With its dashes. */
  long: string;
  short?: string;
  help: string;
  /** Absent on a switch. */
  values?: Values;
}

/** A command as the command line knows it. */
export interface DescribedCommand {
  name: string;
  summary: string;
  /** The words that it takes, `<model>`, `[evidence]`, each with what it is. */
  args?: readonly (readonly [string, string])[];
  options: readonly Option[];
}

export interface CompletedCommand {
  name: string;
  summary: string;
  options: CompletedOption[];
  argument?: Values;
}

const file: Values = { kind: 'file' };
const models: Values = { kind: 'evidence', of: 'models', words: [] };

/** By the word that stands for it in the help. */
const argumentsOf: Partial<Record<string, Values>> = {
  model: models,
  evidence: file,
  before: file,
  shell: { kind: 'words', words: shells },
};

const help: CompletedOption = { long: '--help', short: '-h', help: 'prints this help' };

export function completedCommands(commands: readonly DescribedCommand[]): CompletedCommand[] {
  return commands.map(({ name, summary, args = [], options }) => {
    const argument = argumentsOf[/[a-z]+/.exec(args[0]?.[0] ?? '')?.[0] ?? ''];
    return { name, summary, options: [...options.map(completedOption), help], ...(argument && { argument }) };
  });
}

function completedOption(option: Option): CompletedOption {
  const short = /^-\w/.exec(option.flags)?.[0];
  const values = valuesOf(option);
  return {
    long: `--${optionName(option)}`,
    help: option.help,
    ...(short !== undefined && { short }),
    ...(values !== undefined && { values }),
  };
}

/** By the closed list that the option is read with, else by the word that stands for its value in the help. */
function valuesOf(option: Option): Values | undefined {
  const value = /<([^>]+)>/.exec(option.flags)?.[1];
  if (value === undefined) return undefined;
  if (option.parse.choices !== undefined) return { kind: 'words', words: option.parse.choices };
  if (optionName(option) === 'region') return { kind: 'evidence', of: 'regions', words: [...runtimeRegions, 'all'] };
  if (optionName(option) === 'provider') return { kind: 'evidence', of: 'providers', words: [] };
  if (value === 'glob') return models;
  return value === 'file' || value === 'path' ? file : { kind: 'text' };
}

interface ValueCase {
  values: Values;
  /** `run:--api`, `list:--api`; `explain:` where it is the argument of the command. */
  places: string[];
}

/** Each kind of values once, with the places where it is wanted: two commands may take other words behind the same option. */
export function valueCases(commands: readonly CompletedCommand[]): ValueCase[] {
  const cases = new Map<string, ValueCase>();
  const add = (place: string, values: Values): void => {
    const key = JSON.stringify(values);
    const known = cases.get(key) ?? { values, places: [] };
    known.places.push(place);
    cases.set(key, known);
  };
  for (const { name, options, argument } of commands) {
    for (const { long, short, values } of options) {
      if (values === undefined) continue;
      add(`${name}:${long}`, values);
      if (short !== undefined) add(`${name}:${short}`, values);
    }
    if (argument !== undefined) add(`${name}:`, argument);
  }
  return [...cases.values()];
}

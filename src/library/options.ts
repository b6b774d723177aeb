/** The options of a run for a program: those of the command line, by the same names in camelCase. */
import { isOptionOf, type OptionOf } from '../command-line/registry.ts';
import { optionName, type Environment, type Flags, type Option } from '../config/option.ts';
import { options as known } from '../config/options.ts';
import { usageError } from '../errors.ts';

type Known = typeof known;
/** Options of `run`, without those for the command line only. */
type ForPrograms = {
  [Name in OptionOf<'run'>]: Known[Name] extends { commandLineOnly: true } ? never : Name;
}[OptionOf<'run'>];

/** What a program writes for a value: what the parser makes of it, and the words themselves where that is a thing of our own. */
type Plain<Value> = Value extends boolean ? boolean : Value extends string | number ? Value : string;
type ValueOf<Name extends ForPrograms> = Plain<ReturnType<Known[Name]['parse']>>;
type Given<Name extends ForPrograms> = Known[Name] extends { many: string }
  ? ValueOf<Name> | readonly ValueOf<Name>[]
  : ValueOf<Name>;

type Named = { [Name in ForPrograms]?: Given<Name> | undefined };

/**
 * The options of `bedrock-matrix run`, as docs/options.md describes them: `--max-cost` is `maxCost`. What is left out is taken from
 * the environment (`BEDROCK_MATRIX_…`), else from the defaults of the command line; without `evidence` none is kept.
 */
export interface MatrixOptions extends Named {
  /** Ends the run; what was measured until then is in `run`. */
  signal?: AbortSignal;
  /** Instead of the environment of the process. The AWS SDK's own providers read that one all the same. */
  env?: Environment;
  /** Directory that relative paths start from. */
  cwd?: string;
}

/** As if typed. Throws a usage error for a name that no option has. */
export function flagsOf(named: Named): Flags {
  const flags: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(named)) {
    if (value === undefined) continue;
    if (!isForPrograms(name))
      throw usageError(`runMatrix has no option ${name}`, 'Its options are those of the command line, in camelCase.');
    flags[optionName(known[name])] = (Array.isArray(value) ? value : [value]).map(String);
  }
  return flags;
}

function isForPrograms(name: string): name is ForPrograms {
  return isOptionOf('run', name) && !isCommandLineOnly(known[name]);
}

function isCommandLineOnly({ commandLineOnly = false }: Option): boolean {
  return commandLineOnly;
}

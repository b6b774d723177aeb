/** The shape of a command: what the help says of it, what it takes, and how its work is loaded. */
import type { ConfigInput } from '../config/config.ts';
import type { Io } from '../config/io.ts';
import type { OptionKey } from '../config/options.ts';
import type { ExitCode } from '../errors.ts';

/** What an action gets: the options as typed, and the words after the command. @public Named in the declarations of every command. */
export interface Call {
  input: ConfigInput;
  io: Io;
  args: readonly string[];
}

export interface Command {
  /** One line, for the list of commands. */
  summary: string;
  /** The words that it takes: each as commander declares it (`<one>`, `[optional]`, `<many...>`), and what it is. */
  args?: readonly (readonly [string, string])[];
  /** The options that it takes, besides those that every command takes; the help has them in the order of their table. */
  options: readonly OptionKey[];
  /** Takes all that `run` takes, so that the words of a run can be given as they are: what is not its own changes nothing, and is not in its help. */
  takesRunOptions?: true;
  /** In words, what holds here for an option that is not given, where that is not what its entry says. */
  defaults?: Partial<Record<OptionKey, string>>;
  /** The words that an option takes here, where they are fewer than its entry names. */
  words?: Partial<Record<OptionKey, readonly string[]>>;
  /** A command to copy, and what it is for. */
  examples: readonly (readonly [string, string])[];
  /** What stands below the examples. */
  footer?: string;
  /** Loads what it needs, so that no command is loaded before it is asked for: first the settings, so that a mistake is reported at once. */
  act(call: Call): Promise<ExitCode>;
}

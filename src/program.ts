/** Owns the commander wiring: one command line to the action of one command. No command is loaded before it is asked for. */
import { rememberEnvironment } from './aws/secrets/given-secrets.ts';
import { Command, CommanderError, Option as CommanderOption } from 'commander';
import {
  commandNames,
  commandOf,
  isCommandName,
  optionsOf,
  unusedOptionsOf,
  type CommandName,
} from './command-line/registry.ts';
import type { ConfigInput } from './config/config.ts';
import { loadDotEnv } from './config/dot-env.ts';
import type { Io } from './config/io.ts';
import { suggestion } from './config/nearest.ts';
import { optionName, type Flags, type Option } from './config/option.ts';
import { exitCode, usageError, type ExitCode, type UserError } from './errors.ts';
import { helpFooter } from './command-line/help-footer.ts';
import { version } from './version.ts';
import { widestHelp } from './written-help.ts';

/** Adds the options of a command, and gathers what is typed of them. */
function addOptions(command: Command, name: CommandName): Flags {
  const typed: Record<string, string[]> = {};
  const add = (option: Option, declared: CommanderOption): void => {
    command.addOption(declared);
    command.on(`option:${optionName(option)}`, (value: string | null) => {
      (typed[optionName(option)] ??= []).push(value ?? 'true');
    });
  };
  for (const option of optionsOf(name))
    add(option, new CommanderOption(option.flags, helpLine(option)).helpGroup(option.group));
  for (const option of unusedOptionsOf(name)) add(option, new CommanderOption(option.flags).hideHelp());
  // The built-in options come last, under the heading of the last of ours.
  command.optionsGroup(optionsOf(name).at(-1)?.group ?? '').helpOption('-h, --help', 'prints this help');
  return typed;
}

/** A switch that is off by default needs no word about it; a list is spaced so that it can be wrapped. */
function helpLine({ help, default: usual, defaultText: otherwise }: Option): string {
  const stated = usual === 'off' ? undefined : (usual?.replaceAll(',', ', ') ?? otherwise);
  return stated === undefined ? help : `${help} (default: ${stated})`;
}

/** An option before the command counts as one after it, where the command has it. */
function joinFlags(name: CommandName, before: Flags, after: Flags): Flags {
  const known = new Set([...optionsOf(name), ...unusedOptionsOf(name)].map((option) => optionName(option)));
  const stray = Object.keys(before).find((flag) => !known.has(flag));
  if (stray === undefined) return { ...before, ...after };
  throw usageError(`${name} has no option --${stray}`, `"bedrock-matrix ${name} --help" lists those it has.`);
}

/** The whole command line. The program itself is `run`, so that the word may be left out. */
function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('bedrock-matrix')
    .usage('[run] [options]\n       bedrock-matrix <command> [options]')
    .description('Finds out, by calling, which Bedrock model answers which API in your account.')
    .helpCommand('help [command]', 'prints the help of a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // Told as every other failure is, by who called.
      outputError: () => undefined,
      getOutHelpWidth: () => Math.min(io.stdout.columns ?? widestHelp, widestHelp),
    });
  const before = addOptions(program, 'run');
  program.version(version(), '-V, --version', 'prints the version');
  const wire = (command: Command, name: CommandName, flags: () => Flags): void => {
    command.addHelpText('after', helpFooter(name)).action(async () => {
      const terminal = { stdout: io.stdout.isTTY === true, stderr: io.stderr.isTTY === true };
      const input = { flags: flags(), env: io.env, cwd: io.cwd, terminal };
      await noteUnread(input, io);
      done(await commandOf(name).act({ input, io, args: command.args }));
    });
  };
  wire(program, 'run', () => before);
  for (const name of commandNames) {
    const { summary, args = [] } = commandOf(name);
    const command = program.command(name).description(summary);
    for (const [arg, meaning] of args) command.argument(arg, meaning);
    const after = addOptions(command, name);
    wire(command, name, () => joinFlags(name, before, after));
  }
  return program;
}

/** A slip in a variable would change nothing, silently, whichever the command. */
async function noteUnread({ flags, env }: ConfigInput, { stderr }: Io): Promise<void> {
  if (flags['quiet'] !== undefined || !Object.keys(env).some((name) => name.startsWith('BEDROCK_MATRIX_'))) return;
  const { unreadVariables } = await import('./config/unread-variables.ts');
  for (const note of unreadVariables(env)) stderr.write(`Note: ${note}\n`);
}

/** Commander's sentence, `error: unknown option '--limt'\n(Did you mean --limit?)`, as one of ours. */
function asUsageError(error: CommanderError, [word = '']: readonly string[]): UserError {
  const [message = '', ...hints] = error.message.replace(/^error: /, '').split('\n');
  const command = isCommandName(word) ? `bedrock-matrix ${word}` : 'bedrock-matrix';
  const hint = optionElsewhere(message) ?? hints.map((line) => line.replace(/^\((.*)\)$/, '$1 ')).join('');
  const first = error.code === 'commander.excessArguments' ? 'The command comes first, then its options. ' : hint;
  return usageError(message, `${first}"${command} --help" shows what there is.`);
}

/** An option that this command does not know, and others do. */
function optionElsewhere(message: string): string | undefined {
  const name = /^unknown option '--([\w-]+)/.exec(message)?.[1];
  const takers = commandNames.filter((command) => optionsOf(command).some((option) => optionName(option) === name));
  return takers.length === 0 ? undefined : `It is an option of ${takers.join(', ')}. `;
}

/** Without this a mistyped command would be taken for an argument of `run`. */
function checkCommand(argv: readonly string[]): void {
  const [word] = argv[0] === 'help' ? argv.slice(1) : argv;
  if (word === undefined || word.startsWith('-') || word === 'help' || isCommandName(word)) return;
  throw usageError(`"${word}" is not a command`, suggestion(word, commandNames));
}

/** Parses the arguments and runs the command they name. Throws a usage error when there is no such thing. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  checkCommand(argv);
  await loadDotEnv(io.env, io.cwd);
  rememberEnvironment(io.env);
  let code: ExitCode = exitCode.ok;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw asUsageError(error, argv);
  }
  return code;
}

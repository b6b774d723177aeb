/** The completion script for fish: sourced, or as `bedrock-matrix.fish` in ~/.config/fish/completions. */
import type { CompletedCommand, CompletedOption, Values } from './spec.ts';

export function fishScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# fish completion for bedrock-matrix: bedrock-matrix completion fish | source
function __bedrock_matrix_command
    for word in (commandline --tokens-expanded --cut-at-cursor 2>/dev/null; or commandline -opc)
        contains -- $word ${names}; and echo $word; and return
    end
    return 1
end

function __bedrock_matrix_is
    set -l command (__bedrock_matrix_command; or echo run)
    contains -- $command $argv
end

complete -c bedrock-matrix -f
${commands.map(commandLine).join('')}${commands.flatMap(argumentLines).join('')}${optionLines(commands)}`;
}

function commandLine({ name, summary }: CompletedCommand): string {
  return `complete -c bedrock-matrix -n 'not __bedrock_matrix_command' -a ${name} -d ${quoted(summary)}\n`;
}

function argumentLines({ name, argument }: CompletedCommand): string[] {
  if (argument === undefined) return [];
  const taken = argument.kind === 'file' ? '-F' : `-a ${quoted(wordsOf(argument))}`;
  return [`complete -c bedrock-matrix -n '__bedrock_matrix_command | string match -q ${name}' ${taken}\n`];
}

/** One line for an option that several commands take alike. */
function optionLines(commands: readonly CompletedCommand[]): string {
  const lines = new Map<string, string[]>();
  for (const { name, options } of commands) {
    for (const option of options) {
      const line = optionLine(option);
      lines.set(line, [...(lines.get(line) ?? []), name]);
    }
  }
  return Array.from(
    lines,
    ([line, names]) => `complete -c bedrock-matrix -n '__bedrock_matrix_is ${names.join(' ')}' ${line}\n`,
  ).join('');
}

function optionLine({ long, short, help, values }: CompletedOption): string {
  const flags = [`-l ${long.slice(2)}`, ...(short === undefined ? [] : [`-s ${short.slice(1)}`])];
  return [...flags, ...takenBy(values), `-d ${quoted(firstClause(help))}`].join(' ');
}

/** fish shows it beside the option and beside each of its words, which it therefore need not list. */
function firstClause(help: string): string {
  return help.split(/[:;] /)[0] ?? help;
}

function takenBy(values: Values | undefined): string[] {
  if (values === undefined) return [];
  if (values.kind === 'file') return ['-r', '-F'];
  return values.kind === 'text' ? ['-x'] : ['-x', `-a ${quoted(`(__fish_append , ${wordsIn(values)})`)}`];
}

function wordsOf(values: Values): string {
  return values.kind === 'words' ? values.words.join(' ') : wordsIn(values);
}

function wordsIn(values: Values): string {
  if (values.kind === 'words') return values.words.join(' ');
  if (values.kind !== 'evidence') return '';
  return [`(bedrock-matrix completion ${values.of} 2>/dev/null)`, ...values.words].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}

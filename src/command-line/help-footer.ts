/** Owns what stands below the options of a command in its help. */
import { commandOf, type CommandName } from './registry.ts';

export function helpFooter(name: CommandName): string {
  const { examples, footer = '' } = commandOf(name);
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`);
  return `\nExamples:\n${lines.join('\n')}\n${footer}`;
}

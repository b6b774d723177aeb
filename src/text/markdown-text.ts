/** The pieces of GitHub Markdown that are made of text from outside. */
import { oneLine } from '../medium.ts';

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text from outside, shown as it is: no mark-up, mention or cell border of it takes effect. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === '') return '';
  return /[`|\\]/.test(line) ? `<code>${plain(line)}</code>` : `\`${line}\``;
}

export function plain(text: string): string {
  return oneLine(text).replace(/[^\p{L}\p{N} .,:;()'/-]/gu, (character) => `&#${character.codePointAt(0)};`);
}

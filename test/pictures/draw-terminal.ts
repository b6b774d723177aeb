/** Writes the recording of the terminal, unless the one that is there shows the same. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { columns, command, timeless } from './record.ts';
import { terminalSvg, textOf } from './terminal-svg.ts';

const file = new URL('../../docs/images/terminal.svg', import.meta.url);

export function drawTerminal(lines: readonly string[]): void {
  const drawn = existsSync(file) ? textOf(readFileSync(file, 'utf8')).slice(1) : [];
  if (isDeepStrictEqual(timeless(drawn), timeless(lines))) return;
  const rows = lines.length - lines.indexOf('') + 1;
  writeFileSync(file, terminalSvg({ command, lines, columns, rows }));
}

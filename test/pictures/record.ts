/** One run of the demo, as a terminal shows it and as the HTML report has it: what the pictures of README.md are drawn from. */
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runInProcess } from '../run-in-process.ts';

/** As README.md writes it. */
export const command = 'bedrock-matrix --demo --limit 12 -o matrix.html';

/** Characters in a line of the terminal. */
export const columns = 124;

export interface Recording {
  /** What the terminal shows, colour codes included. */
  lines: string[];
  /** Path of the HTML report. */
  html: string;
}

/** `cwd` takes the files that the run writes. */
export async function record(cwd: string): Promise<Recording> {
  const argv = command.split(' ').slice(1);
  const { code, stdout, stderr } = await runInProcess(argv, { cwd, columns, env: { FORCE_COLOR: '1' } });
  if (code !== 0) throw new Error(`The demo ended with exit code ${code}: ${stderr}`);
  return { lines: `${stderr}${stdout}`.trimEnd().split('\n'), html: join(cwd, 'matrix.html') };
}

/** What two runs have in common: rows end in an order of their own, and no two runs take the same time. */
export function timeless(lines: readonly string[]): string[] {
  const plain = lines.map((line) =>
    stripVTControlCharacters(line)
      .replace(/^\[ *\d+\/(\d+)\]/, '[$1]')
      .replace(/^( *Wall time +).*/, '$1'),
  );
  const summary = plain.indexOf('');
  return [...plain.slice(0, summary).toSorted(), ...plain.slice(summary)];
}

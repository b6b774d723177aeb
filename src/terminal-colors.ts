/** The sequences that this tool writes to a terminal, in a form that nobody else can write: a text from outside has none of them. */
import { randomInt } from 'node:crypto';
import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

/** Known to this process alone. A terminal would ignore it, if it came that far. */
const nonce = randomInt(100_000_000, 1_000_000_000);
const start = '\u001B[';

/** Takes the live line of a terminal away. */
export const clearLine = `\r${start}${nonce};2K`;

/** Begins a workflow command of ours, for GitHub's runner. */
export const commandStart = `${start}${nonce};::`;

const marked = new RegExp(`(\\r?\\u001B\\[${nonce};(?:\\d+[mK]|::))`);

/** What stands between our own sequences goes through `clean`; they themselves become what a terminal reads. */
export function withOwnSequences(text: string, clean: (text: string) => string): string {
  return text
    .split(marked)
    .map((piece, index) => (index % 2 === 1 ? unmarked(piece) : clean(piece)))
    .join('');
}

function unmarked(piece: string): string {
  return piece === commandStart ? '::' : piece.replace(`${nonce};`, '');
}

const foreign = new RegExp(String.raw`[\u001B\u009B]`, 'g');

/** As picocolors has them, but that each sequence is ours, and a text that is coloured brings none of its own. */
export function createColors(enabled: boolean): Colors {
  const colors = pc.createColors(enabled);
  if (!enabled) return colors;
  const paints = Object.entries(colors).map(([name, paint]) => [
    name,
    typeof paint === 'function' ? own(paint) : paint,
  ]);
  return Object.assign({ ...colors }, Object.fromEntries(paints));
}

function own(paint: (text: string) => string): (text: string) => string {
  return (text) =>
    paint(withOwnSequences(text, (piece) => piece.replace(foreign, ''))).replaceAll(start, `${start}${nonce};`);
}

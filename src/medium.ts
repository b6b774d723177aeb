/** What each medium takes of text from outside: whatever is printed or written goes through here, whoever made it. */

/**
 * - `terminal`: colours of our own stay, where colours are wanted
 * - `text`: CSV, Markdown, HTML, XML, plain lines
 * - `json`: nothing is lost, what is dangerous to look at is escaped
 */
export type Medium = 'terminal' | 'coloured-terminal' | 'text' | 'json';

/** Marks that turn the direction of text: a name that holds one shows another name. */
const bidi = String.raw`\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069`;
/** Control characters but for tab and line feed, among them ESC and its 8-bit twins; a carriage return writes over its line. */
const controls = String.raw`\u0000-\u0008\u000B-\u001F\u007F-\u009F`;

const dangerous = new RegExp(`[${controls}${bidi}]`, 'g');
/** The colours that we use, and `progress` clearing its line. */
// eslint-disable-next-line no-control-regex
const own = /^\u001B\[(?:0|1|2|22|3[1-6]|39|90)m$|^\u001B\[2K$/;
// eslint-disable-next-line no-control-regex
const ownPieces = /(\r?\u001B\[(?:(?:0|1|2|22|3[1-6]|39|90)m|2K))/;

/** What of `JSON.stringify` a terminal or an editor would still act on. */
const dangerousInJson = new RegExp(`[\\u007F-\\u009F\\u2028\\u2029${bidi}]`, 'g');

export function cleanFor(medium: Medium, text: string): string {
  if (medium === 'json') return text.replace(dangerousInJson, escaped);
  if (medium !== 'coloured-terminal') return without(text);
  return text
    .split(ownPieces)
    .map((piece) => (own.test(piece.replace(/^\r/, '')) ? piece : without(piece)))
    .join('');
}

function without(text: string): string {
  return text.replace(dangerous, '');
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Line breaks of every kind; also those that only some readers know. */
const lineBreak = /[\r\n\v\f\u0085\u2028\u2029]/;
/** A run of blanks, taken whole: to look for the break in it from each of its blanks takes time that grows with its square. */
const blanks = /[\s\u0085]+/g;

/** Line breaks become one space; a tab stays, for the reader of the line to handle. */
export function joinLines(text: string): string {
  return text.replace(blanks, (run) => (lineBreak.test(run) ? ' ' : run));
}

/** One line that is safe to print: no line breaks, no tabs, no control characters, no marks of direction. */
export function oneLine(text: string): string {
  return cleanFor('text', joinLines(text)).replaceAll('\t', ' ').trim();
}

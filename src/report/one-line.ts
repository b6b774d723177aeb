/** Text from outside, made fit for one line: ids and messages come from a service and may hold anything. */

/** Line breaks of every kind; also those that only some readers know. */
const lineBreak = /[\r\n\v\f\u0085\u2028\u2029]/;
/** A run of blanks, taken whole: to look for the break in it from each of its blanks takes time that grows with its square. */
const blanks = /[\s\u0085]+/g;
/** Control characters, among them ESC, with which a hostile name could write over a terminal; and marks that turn the direction of text. */
const controls = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** Line breaks become one space; a tab stays, for the reader of the line to handle. */
export function joinLines(text: string): string {
  return text.replace(blanks, (run) => (lineBreak.test(run) ? ' ' : run));
}

/** One line that is safe to print: no line breaks, no tabs, no control characters. */
export function oneLine(text: string): string {
  return joinLines(text).replaceAll('\t', ' ').replace(controls, '').trim();
}

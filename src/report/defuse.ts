/** Keeps text from outside from being run as a formula by the spreadsheet that opens a CSV. */
import { joinLines } from './one-line.ts';

/**
 * What spreadsheets run as a formula: OWASP's list and the full-width forms, also behind blanks that an import may trim.
 * Behind apostrophes too: so one apostrophe taken off always gives back the name.
 */
const formula = /^(?:\t|[\s']*[=+\-@＝＋－＠])/u;

/** A NUL ends the file for some readers, and an escape sequence writes over the terminal of whoever prints it; a tab may stay. */
const controls = /(?!\t)\p{Cc}/gu;

/**
 * One line, with an apostrophe before it where it would run. Line breaks and control characters go first: they must
 * neither hide a formula nor break a row.
 */
export function defuse(text: string): string {
  const line = joinLines(text).replace(controls, '');
  return formula.test(line) ? `'${line}` : line;
}

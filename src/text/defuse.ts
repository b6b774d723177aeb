/** Keeps text from outside from being run as a formula by the spreadsheet that opens a CSV. */
import { cleanFor, joinLines } from '../medium.ts';

/**
 * What spreadsheets run as a formula: OWASP's list and the full-width forms, also behind blanks that an import may trim.
 * Behind apostrophes too: so one apostrophe taken off always gives back the name.
 */
const formula = /^(?:\t|[\s']*[=+\-@＝＋－＠])/u;

/**
 * One line, with an apostrophe before it where it would run. Line breaks and control characters go first: they must
 * neither hide a formula nor break a row.
 */
export function defuse(text: string): string {
  const line = cleanFor('text', joinLines(text));
  return formula.test(line) ? `'${line}` : line;
}

/** The whole help as the build wrote it down, so that asking for it loads neither commander nor the options. */
import { readFileSync } from 'node:fs';

/** Columns of the help on a terminal at least so wide, and everywhere else. */
export const widestHelp = 100;

/** Undefined where nothing was built: then the help is made anew. */
export function writtenHelp(): string | undefined {
  try {
    return readFileSync(new URL('help.txt', import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

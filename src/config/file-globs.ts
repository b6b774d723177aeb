/** Files as a POSIX shell hands them over: cmd.exe and PowerShell leave `*` and `?` in a name to the program. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { globPattern } from '../text/glob.ts';

/** Each word as it is, or the files that it matches, sorted; a word that matches none stays, for the error that names it. */
export function filesNamed(words: readonly string[], cwd: string): string[] {
  return words.flatMap((word) => {
    const name = basename(word);
    if (!/[*?]/.test(name) || existsSync(resolve(cwd, word))) return [word];
    const folder = word.slice(0, word.length - name.length);
    const glob = globPattern(name);
    const found = namesIn(resolve(cwd, folder)).filter((file) => isVisible(file, name) && glob.test(file));
    return found.length === 0 ? [word] : found.toSorted().map((file) => `${folder}${file}`);
  });
}

/** As in shells: a hidden file only where its dot is written. */
function isVisible(file: string, glob: string): boolean {
  return !file.startsWith('.') || glob.startsWith('.');
}

/** A folder that cannot be read has none; the error for the word comes later. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** How a file is called in what is printed. */
import { isAbsolute, relative } from 'node:path';

/** As the user would name it: from where the command was started, when the file is below it. */
export function shortPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}

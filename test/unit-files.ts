/** Which test files are unit tests: those that cannot reach a socket, a process or a browser through what they import. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Our own files behind which there is a server or a whole run, and packages that a test uses only for such things. */
const doors = /^(src\/(main|simulator\/simulator|simulator\/server|simulator\/listener)\.ts|test\/vitest\.config\.ts)$/;
const packages = /^(node:(http|http2|https|net|child_process|worker_threads)|playwright-core)$/;

const known = new Map<string, boolean>();

/** Paths below the root of the project. */
export function unitFiles(): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.endsWith('.slow.test.ts') && !/^package[\\/]/.test(name))
    .map((name) => posix(join('test', name)))
    .filter((name) => !reachesOut(name))
    .toSorted();
}

/** As the rules above are written, on Windows too. */
function posix(path: string): string {
  return path.split(sep).join('/');
}

function reachesOut(file: string): boolean {
  const answer = known.get(file);
  if (answer !== undefined) return answer;
  known.set(file, false); // Ends circles.
  const result = doors.test(file) || importsOf(file).some((name) => leadsOut(file, name));
  known.set(file, result);
  return result;
}

function leadsOut(file: string, name: string): boolean {
  if (!name.startsWith('.')) return file.startsWith('test/') && packages.test(name);
  return name.endsWith('.ts') && reachesOut(posix(relative(root, join(root, dirname(file), name))));
}

/** What a file imports when it runs; types are not followed. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const matches = text.matchAll(
    /^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return Array.from(matches, ([, from, bare, lazy]) => from ?? bare ?? lazy ?? '');
}

/** How a test starts the command in a process of its own: what was built, if it is newer than the source; else the source. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
/** What the build writes last. */
const built = join(root, 'dist/help.txt');

/** Arguments of node, before those of the command. The build starts in half the time: it needs no compiler. */
export function cliArguments(): string[] {
  if (isFresh()) return [join(root, 'bin/bedrock-matrix.js')];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return ['--import', tsx, join(root, 'src/cli.ts')];
}

/** Whether what was built is as new as the source. */
export function isFresh(): boolean {
  if (!existsSync(built)) return false;
  const { mtimeMs } = statSync(built);
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).every(
    (name) => statSync(join(root, 'src', name)).mtimeMs <= mtimeMs,
  );
}

/** A shell script that is the command. */
export function cliScript(): string {
  const words = [process.execPath, ...cliArguments()].map((word) => `'${word}'`);
  return `#!/usr/bin/env bash\nexec ${words.join(' ')} "$@"\n`;
}

/** Time of the whole process for what needs no call, against a Node that does nothing. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { figure, median, type Figure } from './table.ts';

const bin = fileURLToPath(new URL('bin/bedrock-matrix.js', pathToFileURL(`${process.cwd()}/`)));
const rounds = 11;

function milliseconds(args: readonly string[]): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}; is it built?`);
    return performance.now() - start;
  });
  return median(times);
}

export async function startup(): Promise<Figure[]> {
  const nothing = milliseconds(['-e', '0']);
  const [version, help] = [milliseconds([bin, '--version']), milliseconds([bin, '--help'])];
  return Promise.resolve([
    figure('node -e 0', `${nothing.toFixed(0)} ms`),
    figure('--version', `${version.toFixed(0)} ms`),
    figure('--version : node -e 0', (version / nothing).toFixed(2)),
    figure('--help : node -e 0', (help / nothing).toFixed(2)),
  ]);
}

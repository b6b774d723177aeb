/** What file a path names: by what the file is, not by how it is spelt. */
import { readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Symbolic links that are followed at most, as the system does. */
const mostLinks = 40;

/** Equal for two names of one file, be it there yet or not. Undefined for devices and pipes: what is written to them destroys nothing. */
export function fileIdentity(path: string): string | undefined {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stats !== undefined) return stats.isFile() ? `${stats.dev}:${stats.ino}` : undefined;
    const target = destinationOf(path);
    return join(realpathSync(dirname(target)), basename(target));
  } catch {
    // Nothing can be written there; whoever tries gets the reason.
    return undefined;
  }
}

/** Where a file of that name would be written: a symbolic link to nowhere is followed, as shells and editors follow it. */
export function destinationOf(path: string): string {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return path;
  let target = path;
  for (let links = 0; links < mostLinks; links += 1) {
    const next = linkAt(target);
    if (next === undefined) break;
    target = resolve(dirname(target), next);
  }
  return target;
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

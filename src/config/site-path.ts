/** Which output is a site: a folder that `report` fills, recognized by its name or by what it already holds. */
import { readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** Lists the files of a site; the mark by which a folder of ours is known. */
export const siteIndex = 'index.json';

/** `site/`, or the folder of an earlier site. */
export function isSitePath(path: string, cwd: string): boolean {
  return endsLikeFolder(path) || (isDirectory(resolve(cwd, path)) && filesOfSite(resolve(cwd, path)) !== undefined);
}

export function endsLikeFolder(path: string): boolean {
  return path.endsWith('/') || path.endsWith(sep);
}

export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What an earlier site wrote into this folder, by paths relative to it; undefined where the folder holds no site of ours. */
export function filesOfSite(folder: string): string[] | undefined {
  try {
    const index: unknown = JSON.parse(readFileSync(join(folder, siteIndex), 'utf8'));
    if (typeof index !== 'object' || index === null || !('tool' in index) || !('files' in index)) return undefined;
    const { tool, files } = index;
    if (typeof tool !== 'string' || !tool.startsWith('bedrock-matrix ') || !Array.isArray(files)) return undefined;
    return files.filter((file) => typeof file === 'string');
  } catch {
    return undefined;
  }
}

/** Writes a site into its folder, beside whatever else is in it. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { redact } from '../aws/redact.ts';
import { filesOfSite, isDirectory } from '../config/site-path.ts';
import { UserError } from '../errors.ts';
import { fileError } from '../evidence/file-error.ts';
import { cleanFor } from '../medium.ts';
import type { SiteFile } from './site.ts';

/** What every site writes: where somebody else's file has one of these names, the folder is not ours to fill. */
const own = ['index.html', 'index.json', 'history.html', 'models'];

/** Finds out before anything is read what would fail at the end. UserError that names the folder. */
export async function checkSite(folder: string): Promise<void> {
  if (existsSync(folder) && !isDirectory(folder))
    throw new UserError(`-o ${folder}: it is a file, and a site is a folder.`, 'Name another folder.');
  const parent = existsSync(folder) ? folder : dirname(folder);
  await access(parent, constants.W_OK).catch((error: unknown) => {
    throw fileError('write the site', parent, error);
  });
  if (filesOfSite(folder) !== undefined) return;
  const foreign = own.find((name) => existsSync(join(folder, name)));
  if (foreign !== undefined)
    throw new UserError(
      `-o ${folder}: ${join(folder, foreign)} is there already, and bedrock-matrix did not write it.`,
      'Name an empty folder, or a new one. Nothing was written.',
    );
}

/**
 * All is written aside first, below the folder, and then moved to its place, the index last: a full disk leaves the earlier
 * site as it was, and every reader finds whole files. What the earlier site had and this one has not is deleted; nothing else is.
 */
export async function writeSite(folder: string, files: readonly SiteFile[]): Promise<void> {
  const before = filesOfSite(folder) ?? [];
  const draft = join(folder, `.draft-${randomUUID()}`);
  try {
    for (const { path, content } of files) {
      await mkdir(dirname(join(draft, path)), { recursive: true });
      await writeFile(join(draft, path), cleanFor(path.endsWith('.json') ? 'json' : 'text', redact(content)));
    }
    for (const { path } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(draft, path), join(folder, path));
    }
    const paths = new Set(files.map(({ path }) => path));
    const gone = before.filter((path) => /^(?:models\/[\w.-]+\.json|history\.html)$/.test(path) && !paths.has(path));
    for (const path of gone) await rm(join(folder, path), { force: true });
  } catch (error) {
    throw fileError('write the site', folder, error);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

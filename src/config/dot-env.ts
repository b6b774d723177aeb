/** Owns the .env file beside the run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usageError } from '../errors.ts';

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** No file is the usual case; a folder of that name is somebody's virtual environment. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'EISDIR') return undefined;
    throw usageError(`${path} cannot be read (${code})`, 'Make it readable, or move it away.');
  }
}

/** Adds to `env` what `.env` in the folder `cwd` sets, never over what is set, be it empty. */
export async function loadDotEnv(env: Record<string, string | undefined>, cwd: string): Promise<void> {
  const text = await textOf(join(cwd, '.env'));
  if (text === undefined) return;
  const { parse } = await import('dotenv');
  for (const [name, value] of Object.entries(parse(text))) env[name] ??= value;
}

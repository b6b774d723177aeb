import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDotEnv } from '../../src/config/dot-env.ts';

describe('the .env file beside a run', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dot-env-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function loaded(text: string, env: Record<string, string | undefined>) {
    writeFileSync(join(folder, '.env'), text);
    await loadDotEnv(env, folder);
    return env;
  }

  it('sets what is not set', async () => {
    const text = '# our settings\nBEDROCK_MATRIX_LIMIT=5\nexport AWS_PROFILE="work" # quoted\n';
    expect(await loaded(text, {})).toEqual({ BEDROCK_MATRIX_LIMIT: '5', AWS_PROFILE: 'work' });
  });

  it('never sets what is set, be it empty', async () => {
    expect(await loaded('A=file\nB=file\n', { A: 'shell', B: '' })).toEqual({ A: 'shell', B: '' });
  });

  it('may be missing', async () => {
    const env = {};
    await loadDotEnv(env, folder);
    expect(env).toEqual({});
  });

  it('may be a folder: some keep a virtual environment there', async () => {
    mkdirSync(join(folder, '.env'));
    await expect(loadDotEnv({}, folder)).resolves.toBeUndefined();
  });
});

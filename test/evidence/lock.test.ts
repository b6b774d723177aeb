/** Two runs never write one evidence file. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockEvidence } from '../../src/evidence/lock.ts';
import { folder } from './sample-evidence.ts';
import { isWindows, notOnWindows } from '../platform.ts';

describe('the lock of an evidence file', () => {
  it('holds the pid of the run, and goes with it', async () => {
    const path = join(await folder(), 'e.ndjson');
    const release = await lockEvidence(path, process.pid);
    expect(await readFile(`${path}.lock`, 'utf8')).toBe(`${process.pid}\n`);
    await release();
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('refuses a second run in the same process, until the first is done', async () => {
    const path = join(await folder(), 'e.ndjson');
    const release = await lockEvidence(path, process.pid);
    await expect(lockEvidence(path, process.pid)).rejects.toThrow(/Another run .*e\.ndjson/);
    await release();
    const again = await lockEvidence(path, process.pid);
    await again();
  });

  it('refuses a run while another process is alive', async () => {
    const path = join(await folder(), 'e.ndjson');
    await writeFile(`${path}.lock`, `${process.ppid}\n`);
    await expect(lockEvidence(path, process.pid)).rejects.toThrow(`(pid ${process.ppid})`);
    expect(existsSync(`${path}.lock`)).toBe(true);
  });

  it('takes over from a run that was killed', async () => {
    const path = join(await folder(), 'e.ndjson');
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(`${path}.lock`, `${pid}\n`);
    const release = await lockEvidence(path, process.pid);
    expect(await readFile(`${path}.lock`, 'utf8')).toBe(`${process.pid}\n`);
    await release();
  });

  it.skipIf(isWindows)(
    `is not needed for a device, which no run owns${notOnWindows('a device has no path')}`,
    async () => {
      const release = await lockEvidence('/dev/null', process.pid);
      expect(existsSync('/dev/null.lock')).toBe(false);
      await release();
    },
  );

  it('does not take an unreadable lock for a dead one', async () => {
    const path = join(await folder(), 'e.ndjson');
    await writeFile(`${path}.lock`, '');
    await expect(lockEvidence(path, process.pid)).rejects.toThrow(/Another run is writing/);
  });
});

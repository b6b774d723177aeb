/** Files on disk: checked early, written whole. */
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { checkWritable, writeReport } from '../../src/report/write.ts';
import { folder } from '../evidence/sample-evidence.ts';
import { isWindows, notOnWindows } from '../platform.ts';

const stdout = new PassThrough();

/** A stdout whose every write fails with that code. */
function failing(code: string): Writable {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
  return stream.on('error', () => undefined);
}

describe('before the first call', () => {
  it('finds nothing wrong with new files, old files and stdout', async () => {
    const directory = await folder();
    await writeFile(join(directory, 'old.csv'), 'old');
    await checkWritable([join(directory, 'new.csv'), join(directory, 'old.csv'), '-', 'relative.csv']);
    expect(await readdir(directory)).toEqual(['old.csv']);
    expect(await readFile(join(directory, 'old.csv'), 'utf8')).toBe('old');
  });

  it('says which option names a directory that does not exist', async () => {
    const path = join(await folder(), 'no', 'such', 'x.csv');
    const checking = checkWritable([path]);
    await expect(checking).rejects.toBeInstanceOf(UserError);
    await expect(checking).rejects.toThrow(`-o, --output ${path}: the directory`);
    await expect(checkWritable([path], '--error-log')).rejects.toThrow(`--error-log ${path}: the directory`);
  });

  it('refuses a directory, and a file used as one', async () => {
    const directory = await folder();
    await mkdir(join(directory, 'out.csv'));
    await writeFile(join(directory, 'file'), '');
    await expect(checkWritable([join(directory, 'out.csv')])).rejects.toThrow(/it is a directory/);
    await expect(checkWritable([join(directory, 'file', 'out.csv')])).rejects.toThrow(/not a directory/);
  });
});

describe('writing a report', () => {
  it.skipIf(isWindows)(
    `replaces the old file as a whole, keeps its permissions, and leaves only the earlier one beside it${notOnWindows('files have no such permissions')}`,
    async () => {
      const directory = await folder();
      const path = join(directory, 'out.csv');
      await writeFile(path, 'old and much longer than the new one');
      await chmod(path, 0o600);
      const kept = await writeReport(path, 'new\n', stdout);
      expect(await readFile(path, 'utf8')).toBe('new\n');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readdir(directory)).toEqual([basename(kept?.path ?? ''), 'out.csv']);
      expect((await stat(kept?.path ?? '')).mode & 0o777).toBe(0o600);
    },
  );

  it('follows a link to the file, and leaves the link', async () => {
    const directory = await folder();
    await writeFile(join(directory, 'real.csv'), 'old');
    await symlink('real.csv', join(directory, 'link.csv'));
    await writeReport(join(directory, 'link.csv'), 'new', stdout);
    expect(await readFile(join(directory, 'real.csv'), 'utf8')).toBe('new');
    expect((await lstat(join(directory, 'link.csv'))).isSymbolicLink()).toBe(true);
  });

  it.skipIf(isWindows)(
    `writes into a device and never replaces it${notOnWindows('a device has no path')}`,
    async () => {
      const path = join(await folder(), 'null.csv');
      await symlink('/dev/null', path);
      await checkWritable([path]);
      await writeReport(path, 'x', stdout);
      expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
      expect((await lstat(path)).isSymbolicLink()).toBe(true);
    },
  );

  it('names the file when it cannot, and keeps nothing of it', async () => {
    const directory = await folder();
    const path = join(directory, 'gone', 'out.csv');
    await expect(writeReport(path, 'x', stdout)).rejects.toThrow(path);
    expect(await readdir(directory)).toEqual([]);
  });

  it('goes to stdout for -, whole', async () => {
    const out = new PassThrough();
    const seen = text(out);
    await writeReport('-', 'x'.repeat(300_000), out);
    out.end();
    expect(await seen).toHaveLength(300_000);
  });

  it('takes it as the end, not as a fault, when the reader of stdout has gone', async () => {
    await expect(writeReport('-', 'x', failing('EPIPE'))).resolves.toBeUndefined();
    await expect(writeReport('-', 'x', failing('ENOSPC'))).rejects.toThrow(/stdout: no space is left/);
  });

  it('lets no secret out', async () => {
    const path = join(await folder(), 'out.csv');
    await writeReport(path, 'a,"arn:aws:iam::111122223333:user/x",ABSKQmVkcm9ja0FQSUtleQ==,b\n', stdout);
    expect(await readFile(path, 'utf8')).toBe('a,"arn:aws:iam::123456789012:user/x",[redacted],b\n');
  });
});

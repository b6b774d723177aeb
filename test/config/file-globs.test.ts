import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesNamed } from '../../src/config/file-globs.ts';

const cwd = mkdtempSync(join(tmpdir(), 'globs-'));
mkdirSync(join(cwd, 'runs'));
for (const name of [
  'part-2.ndjson',
  'part-10.ndjson',
  'part-1.ndjson',
  '.part-0.ndjson',
  'runs/a.json',
  'runs/b(1).json',
])
  writeFileSync(join(cwd, name), '');
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('a name with stars that the shell left to us, as cmd.exe and PowerShell do', () => {
  it.each([
    ['part-*.ndjson', ['part-1.ndjson', 'part-10.ndjson', 'part-2.ndjson']],
    ['part-?.ndjson', ['part-1.ndjson', 'part-2.ndjson']],
    ['runs/*', ['runs/a.json', 'runs/b(1).json']],
    ['./runs/b(?).json', ['./runs/b(1).json']],
    ['nothing-*.ndjson', ['nothing-*.ndjson']],
    ['gone/*.ndjson', ['gone/*.ndjson']],
    ['runs/a.json', ['runs/a.json']],
  ])('%s', (word, files) => expect(filesNamed([word], cwd)).toEqual(files));
});

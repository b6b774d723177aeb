/** What an earlier run paid for is never overwritten. */
import { existsSync } from 'node:fs';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setAside } from '../../src/evidence/set-aside.ts';
import type { Run } from '../../src/types.ts';
import { sampleRun } from '../report/sample-run.ts';
import { folder, recorded } from './sample-evidence.ts';

function unended(): Run {
  const { end: _end, ...run } = sampleRun();
  return run;
}

describe('the evidence of an earlier run', () => {
  it.each<[string, Run]>([
    ['was killed', unended()],
    [
      'was interrupted',
      { ...unended(), end: { endedAt: '2026-11-20T01:02:00.000Z', wallMs: 1, calls: 1, interrupted: true } },
    ],
    [
      'is incomplete',
      { ...unended(), end: { endedAt: '2026-11-20T01:02:00.000Z', wallMs: 1, calls: 1, incomplete: 'credentials' } },
    ],
  ])('is kept under the time of its last line when the run %s', async (_how, run) => {
    const path = await recorded(run);
    const before = await readFile(path, 'utf8');
    await utimes(path, new Date('2026-11-20T01:02:03Z'), new Date('2026-11-20T01:02:03Z'));
    const aside = await setAside(path);
    expect(aside).toBe(join(dirname(path), 'evidence.2026-11-20T01-02-03Z.ndjson'));
    expect(await readFile(aside ?? '', 'utf8')).toBe(before);
    expect(existsSync(path)).toBe(false);
  });

  it('is kept with its torn last line', async () => {
    const path = await recorded(unended());
    await writeFile(path, '{"t":"cell","cell":"us-ea', { flag: 'a' });
    expect(await setAside(path)).toBeDefined();
  });

  it('never takes the name of one that was kept before', async () => {
    const path = await recorded(unended());
    const text = await readFile(path, 'utf8');
    for (let nth = 0; nth < 3; nth += 1) {
      await writeFile(path, text);
      await utimes(path, new Date('2026-11-20T01:02:03Z'), new Date('2026-11-20T01:02:03Z'));
      await setAside(path);
    }
    expect((await readdir(dirname(path))).toSorted()).toEqual([
      'evidence.2026-11-20T01-02-03Z-2.ndjson',
      'evidence.2026-11-20T01-02-03Z-3.ndjson',
      'evidence.2026-11-20T01-02-03Z.ndjson',
    ]);
  });

  it('makes room when the run came to its end, or asked nothing yet', async () => {
    const ended = await recorded({ ...sampleRun(), end: { endedAt: '2026-11-20T01:02:00.000Z', wallMs: 1, calls: 1 } });
    const planned = await recorded({ ...unended(), results: new Map() });
    const empty = join(await folder(), 'e.ndjson');
    await writeFile(empty, '');
    expect(await Promise.all([ended, planned, empty, '/dev/null', join(await folder(), 'none')].map(setAside))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it("is kept even when it is no evidence: it is somebody's file", async () => {
    const path = join(await folder(), 'notes.txt');
    await writeFile(path, 'my notes\n');
    const aside = await setAside(path);
    expect(aside).toMatch(/notes\.20\d\d-.*Z\.txt$/);
    expect(await readFile(aside ?? '', 'utf8')).toBe('my notes\n');
  });
});

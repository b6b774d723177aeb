/** What an earlier run paid for is kept aside: its evidence and its reports, the last few of each. */
import { devNull } from 'node:os';
import { existsSync } from 'node:fs';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUpEvidence, backUpReport } from '../../src/evidence/back-up.ts';
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
    ['came to its end', { ...unended(), end: { endedAt: '2026-11-20T01:02:00.000Z', wallMs: 1, calls: 1 } }],
    [
      'was interrupted',
      { ...unended(), end: { endedAt: '2026-11-20T01:02:00.000Z', wallMs: 1, calls: 1, interrupted: true } },
    ],
    [
      'is incomplete',
      { ...unended(), end: { endedAt: '2026-11-20T01:02:00.000Z', wallMs: 1, calls: 1, incomplete: 'credentials' } },
    ],
  ])('is kept under the time of its last line when the run %s', async (how, run) => {
    const path = await recorded(run);
    const before = await readFile(path, 'utf8');
    await utimes(path, new Date('2026-11-20T01:02:03Z'), new Date('2026-11-20T01:02:03Z'));
    const aside = await backUpEvidence(path);
    expect(aside).toEqual({
      path: join(dirname(path), 'evidence.backup-2026-11-20T01-02-03Z.ndjson'),
      resumable: how !== 'came to its end',
      removed: [],
    });
    expect(await readFile(aside?.path ?? '', 'utf8')).toBe(before);
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['a claim', { t: 'claim', region: 'us-east-1', model: 'acme.m-v1:0' }],
    ['a listing', { t: 'listing', source: 'mantle-models', region: 'eu-west-1', ok: true, count: 0 }],
  ])('is kept when it was killed behind %s that came after the first cells', async (_what, line) => {
    const path = await recorded(unended());
    await writeFile(path, `${JSON.stringify(line)}\n`, { flag: 'a' });
    expect(await backUpEvidence(path)).toMatchObject({ resumable: true });
  });

  it('is kept with its truncated last line', async () => {
    const path = await recorded(unended());
    await writeFile(path, '{"t":"cell","cell":"us-ea', { flag: 'a' });
    expect(await backUpEvidence(path)).toBeDefined();
  });

  it('never takes the name of one that was kept before', async () => {
    const path = await recorded(unended());
    const text = await readFile(path, 'utf8');
    for (let nth = 0; nth < 3; nth += 1) {
      await writeFile(path, text);
      await utimes(path, new Date('2026-11-20T01:02:03Z'), new Date('2026-11-20T01:02:03Z'));
      await backUpEvidence(path);
    }
    expect((await readdir(dirname(path))).toSorted()).toEqual([
      'evidence.backup-2026-11-20T01-02-03Z-2.ndjson',
      'evidence.backup-2026-11-20T01-02-03Z-3.ndjson',
      'evidence.backup-2026-11-20T01-02-03Z.ndjson',
    ]);
  });

  it('makes room when nothing was asked yet', async () => {
    const planned = await recorded({ ...unended(), results: new Map() });
    const empty = join(await folder(), 'e.ndjson');
    await writeFile(empty, '');
    expect(await Promise.all([planned, empty, devNull, join(await folder(), 'none')].map(backUpEvidence))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it("is kept even when it is no evidence: it is somebody's file", async () => {
    const path = join(await folder(), 'notes.txt');
    await writeFile(path, 'my notes\n');
    const aside = await backUpEvidence(path);
    expect(aside?.path).toMatch(/notes\.backup-20\d\d-.*Z\.txt$/);
    expect(await readFile(aside?.path ?? '', 'utf8')).toBe('my notes\n');
  });

  it('is kept of the last three runs, and the deleted ones are named; files of other names are not touched', async () => {
    const directory = await folder();
    const path = join(directory, 'evidence.ndjson');
    const others = [
      'evidence.backup-mine.ndjson',
      'evidence.2026-11-01.ndjson',
      'other.backup-2026-11-01T01-00-00Z.ndjson',
    ];
    for (const name of others) await writeFile(join(directory, name), 'mine');
    const removed: string[][] = [];
    for (const day of [1, 2, 3, 4, 5]) {
      await writeFile(path, `day ${day}\n`);
      await utimes(path, new Date(`2026-11-0${day}T01:00:00Z`), new Date(`2026-11-0${day}T01:00:00Z`));
      removed.push((await backUpEvidence(path))?.removed ?? []);
    }
    const kept = [3, 4, 5].map((day) => `evidence.backup-2026-11-0${day}T01-00-00Z.ndjson`);
    expect((await readdir(directory)).toSorted()).toEqual([...kept, ...others].toSorted());
    expect(removed.flat().map((name) => basename(name))).toEqual([
      'evidence.backup-2026-11-01T01-00-00Z.ndjson',
      'evidence.backup-2026-11-02T01-00-00Z.ndjson',
    ]);
  });
});

describe('the report of an earlier run', () => {
  it('is kept as it was when another is about to take its place, and stays readable until then', async () => {
    const path = join(await folder(), 'matrix.csv');
    await writeFile(path, 'old');
    const kept = await backUpReport(path, 'new');
    expect(await readFile(kept?.path ?? '', 'utf8')).toBe('old');
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('needs no backup when the same bytes are written again', async () => {
    const path = join(await folder(), 'matrix.csv');
    await writeFile(path, 'same');
    expect(await backUpReport(path, 'same')).toBeUndefined();
    expect(await readdir(dirname(path))).toEqual(['matrix.csv']);
  });
});

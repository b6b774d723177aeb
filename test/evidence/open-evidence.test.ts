/** Writing the record of a run. */
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEvidence } from '../../src/evidence/open-evidence.ts';
import { readEvidence } from '../../src/evidence/read-evidence.ts';
import { UserError } from '../../src/errors.ts';
import type { Cell, CellResult } from '../../src/types.ts';
import { nova, sampleRun } from '../report/sample-run.ts';
import { attempt, folder, recorded } from './sample-evidence.ts';

const cell: Cell = { row: nova, api: 'converse' };
const result: CellResult = { verdict: 'supported', rule: 'reply', calls: 1 };

async function opened(name = 'evidence.ndjson', mode: 'new' | 'resume' = 'new') {
  const path = join(await folder(), name);
  const evidence = await openEvidence(path, mode);
  onTestFinished(() => evidence.close().catch(() => undefined));
  return { path, evidence };
}

async function linesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => /^\{"t":"(\w+)"/.exec(line)?.[1] ?? line);
}

describe('a new evidence file', () => {
  it('starts with the run and has one line per thing that happened, in order', async () => {
    const { header, listings, rows, end } = sampleRun();
    const { path, evidence } = await opened();
    await evidence.header(header);
    await evidence.found(rows, listings);
    evidence.attempt(cell, attempt);
    evidence.attempt(cell, attempt);
    await evidence.settled(cell, result);
    if (end !== undefined) await evidence.end(end);
    await evidence.close();
    expect(await linesOf(path)).toEqual([
      'run',
      'row',
      'row',
      'row',
      'row',
      'row',
      'listing',
      'listing',
      'attempt',
      'attempt',
      'cell',
      'end',
    ]);
  });

  it('takes nothing more once it is closed, and writes into no file that was opened since', async () => {
    const { path, evidence } = await opened();
    await evidence.close();
    const other = await open(join(await folder(), 'another-file'), 'w+');
    evidence.attempt(cell, attempt);
    await expect(evidence.settled(cell, result)).rejects.toThrow(UserError);
    await sleep(300);
    expect(await other.readFile('utf8')).toBe('');
    expect(await readFile(path, 'utf8')).toBe('');
    await other.close();
  });

  it('has a settled cell and its attempts on disk as soon as the cell is settled', async () => {
    const { path, evidence } = await opened();
    evidence.attempt(cell, attempt);
    await evidence.settled(cell, result);
    expect(await linesOf(path)).toEqual(['attempt', 'cell']);
  });

  it('has an attempt on disk soon, also when its cell never settles', async () => {
    const { path, evidence } = await opened();
    evidence.attempt(cell, attempt);
    await expect.poll(() => linesOf(path), { interval: 20, timeout: 5000 }).toEqual(['attempt']);
  });

  it('keeps whole lines when many cells settle at once', async () => {
    const { path, evidence } = await opened();
    await evidence.header(sampleRun().header);
    const cells = Array.from({ length: 500 }, (_, index): Cell => ({
      row: { ...nova, model: `m.${index}` },
      api: 'invoke',
    }));
    await Promise.all(cells.map((each) => evidence.settled(each, result)));
    await evidence.close();
    expect((await readEvidence(path)).run.results.size).toBe(500);
  });

  it('empties the file of an earlier run', async () => {
    const path = await recorded(sampleRun());
    const evidence = await openEvidence(path, 'new');
    await evidence.close();
    expect(await readFile(path, 'utf8')).toBe('');
  });

  it('stores no account id, key or token, wherever it stands', async () => {
    const { path, evidence } = await opened();
    const secrets = {
      path: '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A111122223333%3Ainference-profile%2Fx/converse',
      sent: '{"k":"ABSKQmVkcm9ja0FQSUtleS1hYmM="} Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261120',
    };
    const message =
      'arn:aws:iam::444455556666:user/x used ASIAIOSFODNN7EXAMPLE, bedrock-api-key-YmVkcm9jay5hbWF6, X-Amz-Security-Token=FwoGZXIvYXdzEXAMPLE&X-Amz-Signature=0123456789abcdef';
    evidence.attempt(cell, { ...attempt, ...secrets, fault: { origin: 'service', message } });
    await evidence.settled(cell, { ...result, message });
    const text = await readFile(path, 'utf8');
    expect(text).not.toMatch(/111122223333|444455556666|QmVkcm9ja|IOSFODNN7|YmVkcm9jay|FwoGZXIv|0123456789abcdef/);
    expect(text).toContain('arn:aws:iam::123456789012:user/x');
    expect(text).toContain('us-east-1%3A123456789012%3A');
  });
});

describe('going on with an evidence file', () => {
  it('appends behind what is there, and says that it went on', async () => {
    const path = await recorded(sampleRun());
    const before = await readFile(path, 'utf8');
    const evidence = await openEvidence(path, 'resume');
    await evidence.resumed('2026-11-21T01:00:00.000Z');
    await evidence.close();
    expect(await readFile(path, 'utf8')).toBe(`${before}{"t":"resume","at":"2026-11-21T01:00:00.000Z"}\n`);
  });

  it('cuts a line that a crash cut', async () => {
    const path = await recorded(sampleRun());
    const before = await readFile(path, 'utf8');
    await writeFile(path, `${before}{"t":"cell","cell":"us-ea`);
    const evidence = await openEvidence(path, 'resume');
    await evidence.close();
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('leaves a file alone that is not evidence', async () => {
    const path = join(await folder(), 'notes.txt');
    await writeFile(path, 'my notes\nwithout a last line break');
    await expect(openEvidence(path, 'resume')).rejects.toThrow(/notes\.txt, line 1: not a line of evidence/);
    expect(await readFile(path, 'utf8')).toBe('my notes\nwithout a last line break');
  });

  it('says when there is nothing to go on with', async () => {
    const path = join(await folder(), 'none.ndjson');
    await expect(openEvidence(path, 'resume')).rejects.toThrow(/There is no evidence file \S*none\.ndjson/);
  });
});

describe('what can go wrong while writing', () => {
  it('names the file when the directory is missing', async () => {
    const path = join(await folder(), 'missing', 'evidence.ndjson');
    const opening = openEvidence(path, 'new');
    await expect(opening).rejects.toBeInstanceOf(UserError);
    await expect(opening).rejects.toThrow(path);
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full, every time, and still closes', async () => {
    const path = join(await folder(), 'full.ndjson');
    await symlink('/dev/full', path);
    const evidence = await openEvidence(path, 'new');
    await expect(evidence.settled(cell, result)).rejects.toThrow(/full\.ndjson: no space is left/);
    await expect(evidence.settled(cell, result)).rejects.toBeInstanceOf(UserError);
    await expect(evidence.close()).rejects.toThrow(/no space is left/);
  });

  it('notices that the directory vanished under the run', async () => {
    const directory = join(await folder(), 'gone');
    await mkdir(directory);
    const path = join(directory, 'evidence.ndjson');
    const evidence = await openEvidence(path, 'new');
    await rm(directory, { recursive: true });
    await expect(evidence.settled(cell, result)).rejects.toThrow(path);
    await evidence.close().catch(() => undefined);
  });

  it('notices that another file took the place of the evidence', async () => {
    const { path, evidence } = await opened();
    await rm(path);
    await writeFile(path, 'something else');
    await expect(evidence.settled(cell, result)).rejects.toThrow(/another file has taken its place/);
    expect(await readFile(path, 'utf8')).toBe('something else');
  });
});

/** Reading a record back. */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEvidence } from '../../src/evidence/open-evidence.ts';
import { readAttempts, readEvidence } from '../../src/evidence/read-evidence.ts';
import { repairEvidence } from '../../src/evidence/repair-evidence.ts';
import { keyOf } from '../../src/plan/cell.ts';
import { sortRows } from '../../src/plan/rows.ts';
import { renderErrorLog } from '../../src/report/error-log.ts';
import { formats } from '../../src/report/formats.ts';
import { renderSummary } from '../../src/report/render-summary.ts';
import { summarise } from '../../src/run-facts/summary.ts';
import type { Run } from '../../src/types.ts';
import { haiku, nova, sampleRun as unsortedRun, simulatedRun } from '../report/sample-run.ts';
import { attempt, folder, recorded } from './sample-evidence.ts';

/** As a run plans it. */
function planned(run: Run): Run {
  return { ...run, rows: sortRows(run.rows) };
}

function sampleRun(): Run {
  return planned(unsortedRun());
}

async function fileOf(text: string): Promise<string> {
  const path = join(await folder(), 'evidence.ndjson');
  await writeFile(path, text);
  return path;
}

const header = `${JSON.stringify({ t: 'run', ...sampleRun().header })}\n`;

describe('a recorded run', () => {
  it.each([
    ['real', sampleRun()],
    ['simulated', planned(simulatedRun())],
  ])('reads back as it was (%s)', async (_, run) => {
    expect(await readEvidence(await recorded(run))).toEqual({ run, truncated: false, attempts: run.results.size });
  });

  it('reads back in the order of its plan, though Regions were found in another', async () => {
    const run = sampleRun();
    const turned = { ...run, rows: run.rows.toReversed(), listings: run.listings.toReversed() };
    const read = await readEvidence(await recorded(turned));
    expect(read.run.rows).toEqual(run.rows);
    expect(read.run.listings.map(({ region }) => region)).toEqual(run.listings.map(({ region }) => region));
  });

  it('renders to the same bytes from the record as from memory, in every format', async () => {
    const run = sampleRun();
    const { run: read } = await readEvidence(await recorded(run));
    for (const format of Object.values(formats)) {
      const options = { details: true, bom: false };
      expect(await format.render(read, options)).toEqual(await format.render(run, options));
    }
    expect(renderErrorLog(read)).toBe(renderErrorLog(run));
    expect(renderSummary(summarise(read), [])).toBe(renderSummary(summarise(run), []));
  });

  it('gives the attempts of the cells that are asked for, and only those', async () => {
    const path = await recorded(sampleRun());
    const wanted = keyOf(nova, 'converse');
    const found: unknown[] = [];
    for await (const entry of readAttempts(path, (cell) => cell === wanted)) found.push(entry);
    expect(found).toEqual([{ cell: wanted, attempt }]);
  });

  it('is not ended while a later session continues, and takes the last word on every cell', async () => {
    const path = await recorded(sampleRun());
    const evidence = await openEvidence(path, 'resume');
    await evidence.resumed('2026-11-21T01:00:00.000Z');
    await evidence.found([nova], []);
    await evidence.settled({ row: haiku, api: 'responses' }, { verdict: 'supported', rule: 'reply', calls: 1 });
    await evidence.close();
    const { run } = await readEvidence(path);
    expect(run.end).toBeUndefined();
    expect(run.rows).toEqual(sampleRun().rows);
    expect(run.results.get(keyOf(haiku, 'responses'))?.verdict).toBe('supported');
  });
});

describe('a damaged file', () => {
  it('is read up to a truncated last line, says so, and can be repaired', async () => {
    const path = await recorded(sampleRun());
    const whole = await readFile(path, 'utf8');
    for (const fragment of ['{', '{"t":"cell","cell":"us-east-1 bedrock', '\0\0\0\0']) {
      await writeFile(path, whole + fragment);
      expect(await readEvidence(path)).toEqual({
        run: sampleRun(),
        truncated: true,
        attempts: sampleRun().results.size,
      });
      expect(await repairEvidence(path)).toBe(true);
      expect(await readFile(path, 'utf8')).toBe(whole);
    }
    expect(await repairEvidence(path)).toBe(false);
  });

  it('is repaired also when the truncated line is longer than one read', async () => {
    const path = await recorded(sampleRun());
    const whole = await readFile(path, 'utf8');
    await appendFile(path, `{"t":"attempt","sent":"${'é'.repeat(100_000)}`);
    expect(await repairEvidence(path)).toBe(true);
    expect(await readFile(path, 'utf8')).toBe(whole);
  });

  it('keeps a last line that only lacks its line break', async () => {
    const path = await recorded(sampleRun());
    const whole = await readFile(path, 'utf8');
    await writeFile(path, whole.trimEnd());
    expect((await readEvidence(path)).truncated).toBe(false);
    expect(await repairEvidence(path)).toBe(false);
    expect(await readFile(path, 'utf8')).toBe(whole);
  });

  it.each([
    [
      'garbage in the middle',
      `${header}{"t":"ce\n{"t":"resume","at":"x"}\n`,
      /evidence\.ndjson, line 2: not a line of evidence/,
    ],
    [
      'a line without what it must hold',
      `${header}{"t":"cell","cell":"x","rule":"r","calls":1}\n`,
      /line 2: .*"verdict"/,
    ],
    [
      'a verdict nobody knows',
      `${header}{"t":"cell","cell":"x","verdict":"maybe","rule":"r","calls":1}\n`,
      /line 2: .*"verdict"/,
    ],
    ['a kind of line nobody knows', `${header}{"t":"weather"}\n`, /line 2: .*"t" is "weather"/],
    ['a newer schema', '{"t":"run","schema":2}\n', /newer bedrock-matrix \(schema 2/],
    ['something else altogether', 'Model,Service\n', /line 1: not a line of evidence/],
    ['no run', '', /holds no run/],
  ])('is refused with %s', async (_, text, message) => {
    await expect(readEvidence(await fileOf(text))).rejects.toThrow(message);
  });

  it('is refused when it is missing, by name', async () => {
    const path = join(await folder(), 'none.ndjson');
    await expect(readEvidence(path)).rejects.toThrow(path);
  });
});

describe('files that passed through other hands', () => {
  it('may have a byte order mark, CRLF and blank lines', async () => {
    const text = await readFile(await recorded(sampleRun()), 'utf8');
    const path = await fileOf(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`);
    expect(await readEvidence(path)).toEqual({
      run: sampleRun(),
      truncated: false,
      attempts: sampleRun().results.size,
    });
  });

  it('may hold line separators and wide characters inside strings, also across the pieces in which it is read', async () => {
    const message = `a\u2028b\u2029c\u0085d ✓ 漢字 😀 ${'ü'.repeat(700_000)}`;
    const path = join(await folder(), 'evidence.ndjson');
    const evidence = await openEvidence(path, 'new');
    await evidence.header(sampleRun().header);
    await evidence.close();
    const cell = keyOf(nova, 'invoke');
    // Not through the journal, which writes no field of that length.
    const line = { t: 'cell', cell, verdict: 'supported', rule: 'reply', message, calls: 1 };
    await appendFile(path, `${JSON.stringify(line)}\n`);
    expect((await readEvidence(path)).run.results.get(keyOf(nova, 'invoke'))?.message).toBe(message);
  });

  it('are given up on early when they are one endless line', async () => {
    const path = await fileOf('x'.repeat(9 * 1024 * 1024));
    await expect(readEvidence(path)).rejects.toThrow(/line 1: .*longer than any line/);
  });
});

/** What a person sees while a run goes on. */
import { PassThrough } from 'node:stream';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { guardOutput } from '../../src/guard-output.ts';
import { createColors } from '../../src/terminal-colors.ts';
import { createProgress, noProgress, type ProgressOptions } from '../../src/report/progress.ts';
import { textWidth } from '../../src/text/text-width.ts';
import type { ApiName, Cell, CellResult, Row, VerdictName } from '../../src/types.ts';
import { gptOss, haikuProfile, nova } from './sample-run.ts';

const apis: ApiName[] = ['converse', 'invoke'];

function cellsOf(rows: Row[]): Cell[] {
  return rows.flatMap((row) => apis.map((api) => ({ row, api })));
}

function result(verdict: VerdictName): CellResult {
  return { verdict, rule: 'x', calls: 1 };
}

/** A progress on a stream that remembers each write, with a clock that tests move. */
function watched(options: Partial<ProgressOptions> = {}) {
  const writes: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => writes.push(chunk.toString()));
  const time = { now: 0 };
  const progress = createProgress({
    stream: guardOutput(stream),
    columns: () => 100,
    live: true,
    color: pc.createColors(false),
    cells: cellsOf([nova, haikuProfile, gptOss]),
    left: 0,
    clock: () => time.now,
    ...options,
  });
  return { progress, writes, time, text: () => writes.join('') };
}

/** What a terminal shows after the writes: each CR and clear-line starts the last line again. */
function screenOf(text: string): string[] {
  return text.split('\n').map((line) => line.slice(line.lastIndexOf('\r\u001B[2K') + 1).replace('\u001B[2K', ''));
}

describe('piped, or in CI', () => {
  it('writes one plain line per row, once all its cells are settled, with marks in the order of the APIs', () => {
    const { progress, text } = watched({ live: false });
    progress.settled({ row: nova, api: 'converse' }, result('supported'));
    progress.settled({ row: gptOss, api: 'converse' }, result('blocked'));
    progress.inFlight(3);
    progress.settled({ row: nova, api: 'invoke' }, result('unsupported'));
    progress.settled({ row: gptOss, api: 'invoke' }, result('inconclusive'));
    progress.stop();
    expect(text().split('\n')).toEqual([
      expect.stringContaining('Invoke Converse'),
      '[1/3] amazon.nova-lite-v1:0  us-east-1 runtime  ✗ ✓',
      '[2/3] openai.gpt-oss-120b  us-east-1 mantle  ? ■',
      '',
    ]);
  });
});

describe('while other Regions are still being listed', () => {
  const [first, ...others] = cellsOf([nova, haikuProfile, gptOss]);

  it('totals have a +, and the live line says how many Regions are left, until all are there', () => {
    const { progress, time, text } = watched({ cells: cellsOf([nova]), left: 2 });
    time.now = 1000;
    progress.settled({ row: nova, api: 'converse' }, result('supported'));
    expect(screenOf(text()).at(-1)).toMatch(/^1\/2\+ {2}listing 2 Regions {2}/);
    time.now = 2000;
    progress.settled({ row: nova, api: 'invoke' }, result('supported'));
    time.now = 3000;
    progress.found(cellsOf([haikuProfile]), 1);
    expect(screenOf(text()).at(-1)).toMatch(/^2\/4\+ {2}listing 1 Region {2}/);
    time.now = 4000;
    progress.found([], 0);
    expect(screenOf(text()).at(-1)).toMatch(/^2\/4 {2}50% {2}/);
    expect(screenOf(text()).find((line) => line.includes('nova'))).toMatch(/^\[1\/1\+\]/);
  });

  it('an API that only a later Region has gets its mark, and a header that names it', () => {
    const { progress, text } = watched({ live: false, cells: [first!], left: 1 });
    progress.found(others, 0);
    for (const cell of [first!, ...others]) progress.settled(cell, result('supported'));
    expect(
      text()
        .split('\n')
        .filter((line) => line.startsWith('marks')),
    ).toHaveLength(2);
    expect(text()).toMatch(/gpt-oss-120b .* ✓ ✓$/m);
  });
});

describe('on a terminal', () => {
  it('keeps one live line below the rows, with counts, rate and time left', () => {
    const { progress, time, text } = watched();
    time.now = 1000;
    progress.inFlight(2);
    time.now = 2000;
    progress.settled({ row: nova, api: 'converse' }, result('supported'));
    time.now = 4000;
    progress.settled({ row: nova, api: 'invoke' }, result('blocked'));
    const lines = screenOf(text());
    expect(lines).toEqual([
      expect.stringContaining('Invoke Converse'),
      expect.stringMatching(/^\[1\/3\] amazon\.nova-lite-v1:0 .* ■ ✓$/),
      '2/6  33%  0.5/s  ETA 0:08  ✓ 1 ✗ 0 ■ 1 ? 0  2 in flight',
    ]);
  });

  it('leaves nothing of the live line behind when it stops, and writes nothing afterwards', () => {
    const { progress, time, writes, text } = watched();
    progress.settled({ row: nova, api: 'converse' }, result('supported'));
    progress.settled({ row: nova, api: 'invoke' }, result('supported'));
    progress.stop();
    const stopped = writes.length;
    time.now = 9999;
    progress.settled({ row: gptOss, api: 'invoke' }, result('supported'));
    progress.inFlight(1);
    progress.stop();
    expect(writes).toHaveLength(stopped);
    const lines = screenOf(text());
    expect(lines.at(-2)).toMatch(/^\[1\/3\]/);
    expect(lines.at(-1)).toBe('');
  });

  it('draws at most ten times a second, and loses no row by it', () => {
    const rows = Array.from({ length: 500 }, (_, index): Row => ({ ...nova, model: `model.${index}` }));
    const { progress, time, writes, text } = watched({ cells: cellsOf(rows) });
    for (const cell of cellsOf(rows)) {
      time.now += 1;
      progress.settled(cell, result('supported'));
    }
    progress.stop();
    expect(writes.length).toBeLessThan(15);
    expect(text().match(/\[ *\d+\/500\]/g)).toHaveLength(500);
  });

  it('keeps the marks of all rows below each other', () => {
    const { progress, time, text } = watched({ columns: () => 160 });
    for (const cell of cellsOf([nova, haikuProfile, gptOss])) {
      time.now += 1000;
      progress.settled(cell, result('supported'));
    }
    progress.stop();
    const rows = screenOf(text()).filter((line) => line.startsWith('['));
    expect(new Set(rows.map((line) => line.indexOf('✓'))).size).toBe(1);
  });

  it('writes the header again when it has scrolled away', () => {
    const many = Array.from({ length: 30 }, (_, index): Row => ({ ...nova, model: `model.${index}` }));
    const { progress, text } = watched({ cells: cellsOf(many), rows: () => 12 });
    for (const cell of cellsOf(many)) progress.settled(cell, result('supported'));
    progress.stop();
    const lines = screenOf(text());
    const headers = lines.flatMap((line, at) => (line.includes('Invoke Converse') ? [at] : []));
    expect(headers).toEqual([0, 11, 22]);
  });

  it('says that it waits, and names no time of arrival, when nothing has been settled for seconds', () => {
    const { progress, time, text } = watched();
    for (const api of apis) {
      time.now += 500;
      progress.settled({ row: nova, api }, result('supported'));
    }
    time.now += 6200;
    progress.inFlight(0);
    expect(screenOf(text()).at(-1)).toContain('waiting 6 s for 4 cells');
    expect(screenOf(text()).at(-1)).not.toContain('ETA');
    progress.stop();
  });

  it('shows what came last also when nothing follows', async () => {
    const { progress, text } = watched();
    progress.inFlight(1);
    progress.inFlight(16);
    await expect.poll(text, { interval: 10, timeout: 5000 }).toContain('16 in flight');
    progress.stop();
  });

  it.each([20, 40, 60, 80, 120, 200])('fits %i columns, keeping the marks', (columns) => {
    const hostile = { ...haikuProfile, profile: `漢字\u001B[2J\n${'x'.repeat(120)}` };
    const { progress, time, text } = watched({ columns: () => columns, cells: cellsOf([nova, hostile]) });
    for (const cell of cellsOf([nova, hostile])) {
      time.now += 1000;
      progress.settled(cell, result('supported'));
    }
    const [, ...lines] = screenOf(text());
    expect(lines).toHaveLength(3);
    expect(textWidth(lines[2] ?? '')).toBeLessThan(columns);
    for (const line of lines.slice(0, 2)) {
      expect(line).toMatch(/ ✓ ✓$/);
      expect(line).not.toContain('\u001B');
      expect(textWidth(line)).toBeLessThan(Math.max(columns, 52));
    }
  });

  it('colours marks when it is given colours', () => {
    const { progress, text } = watched({ live: false, color: createColors(true) });
    for (const cell of cellsOf([nova])) progress.settled(cell, result('supported'));
    expect(text()).toContain('\u001B[32m✓');
  });
});

it('does nothing when it is not wanted', () => {
  noProgress.settled({ row: nova, api: 'invoke' }, result('supported'));
  noProgress.inFlight(1);
  expect(noProgress.stop()).toBeUndefined();
});

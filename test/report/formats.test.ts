/** Picking a format, and what all of them promise. */
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { formatFor, formats } from '../../src/report/formats.ts';
import type { Format } from '../../src/report/format.ts';
import { sampleRun, simulatedRun } from './sample-run.ts';

const options = { details: false, bom: false };
const all: Format[] = Object.values(formats);

describe('the format of an output', () => {
  it.each([
    ['out.csv', undefined, 'csv'],
    ['/a/b.c/OUT.CSV', undefined, 'csv'],
    ['run.demo.json', undefined, 'json'],
    ['cells.jsonl', undefined, 'ndjson'],
    ['README.md', undefined, 'markdown'],
    ['-', undefined, 'csv'],
    ['-', 'json', 'json'],
    ['out.txt', 'md', 'markdown'],
    ['out.csv', 'ndjson', 'ndjson'],
  ])('of %s with --format %s is %s', (path, override, name) => {
    expect(formatFor(path, override).name).toBe(name);
  });

  it('is asked for again, as wrong usage, when nobody knows it', () => {
    expect(() => formatFor('out.doc')).toThrow(/--output out\.doc/);
    expect(() => formatFor('out')).toThrow(UserError);
    expect(() => formatFor('-', 'yaml')).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('--format yaml') }),
    );
  });
});

describe('every format', () => {
  it('has a name of its own and endings of its own', () => {
    const claimed = all.flatMap(({ name, extensions }) => [name, ...extensions]);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(Object.keys(formats)).toEqual(all.map(({ name }) => name));
  });

  it.each(all.map((format) => [format.name, format] as const))(
    '%s ends its last line, and renders the same bytes twice',
    (_, format) => {
      const text = format.render(sampleRun(), options);
      expect(text.endsWith('\n')).toBe(true);
      expect(format.render(sampleRun(), options)).toBe(text);
    },
  );

  it('says simulated where a text can say it, and only then', () => {
    const saying = /simulated"?:\s*true|\*\*Simulated\*\*/;
    for (const format of all.filter(({ name }) => name !== 'csv')) {
      expect(format.render(simulatedRun(), options)).toMatch(saying);
      expect(format.render(sampleRun(), options)).not.toMatch(saying);
    }
  });
});

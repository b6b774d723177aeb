import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { formatNames, formatOfFile, defaultExtension } from '../../src/config/formats.ts';
import { formats } from '../../src/report/formats.ts';
import { configOf, cwd, userErrorOf } from './sample.ts';

describe('reports', () => {
  it('take their format from the extension, and stdout from --format', () => {
    const flags = { output: ['a.csv', 'out/b.MD', 'c.jsonl', '-'], format: ['json'] };
    expect(configOf({ flags }).outputs).toEqual([
      { path: join(cwd, 'a.csv'), format: 'csv' },
      { path: join(cwd, 'out/b.MD'), format: 'md' },
      { path: join(cwd, 'c.jsonl'), format: 'ndjson' },
      { path: '-', format: 'json' },
    ]);
  });

  it('go to stdout as CSV, and to a file without a known extension as --format says', () => {
    expect(configOf({ flags: { output: ['-'] } }).outputs).toEqual([{ path: '-', format: 'csv' }]);
    expect(configOf({ flags: { output: ['report.txt'], format: ['markdown'] } }).outputs).toEqual([
      { path: join(cwd, 'report.txt'), format: 'md' },
    ]);
  });

  it('change the usual name with the format', () => {
    expect(configOf({ flags: { format: ['json'] } }).outputs).toEqual([
      { path: join(cwd, 'bedrock_compatibility_matrix.json'), format: 'json' },
    ]);
  });

  it('are several in one variable, separated by commas, and one in one option', () => {
    expect(configOf({ env: { BEDROCK_MATRIX_OUTPUT: 'a.csv,b.json' } }).outputs).toHaveLength(2);
    expect(configOf({ flags: { output: ['a,b.csv'] } }).outputs).toHaveLength(1);
  });

  it.each([
    [['-', '-'], 'stdout'],
    [['a.csv', './sub/../a.csv'], 'a.csv'],
  ])('%j is refused: one would overwrite the other', (output, named) => {
    const error = userErrorOf(() => configOf({ flags: { output } }));
    expect(error.message).toContain('--output');
    expect(error.message).toContain(named);
  });

  it.each([
    ['--error-log', { output: ['a.csv'], 'error-log': ['a.csv'] }],
    ['--evidence', { output: ['a.ndjson'], evidence: ['a.ndjson'] }],
    ['--error-log', { evidence: ['x'], 'error-log': ['x'] }],
  ])('%s may not name the file of another', (option, flags) => {
    expect(userErrorOf(() => configOf({ flags })).message).toContain(option);
  });
});

describe('the formats that options know', () => {
  it('are those that there are', () => {
    expect(formatNames).toEqual(Object.keys(formats));
  });

  it.each(formatNames)('%s is what its usual ending picks', (name) => {
    expect(formatOfFile(`nightly${defaultExtension(name)}`)).toBe(name);
  });

  it.each([
    ['/a/b.c/OUT.CSV', 'csv'],
    ['run.demo.json', 'json'],
    ['callable.json', 'callable'],
    ['out/eu.callable.json', 'callable'],
    ['notcallable.json', 'json'],
    ['cells.csv', 'csv-long'],
    ['matrix.cells.csv', 'csv-long'],
    ['cells.jsonl', 'ndjson'],
    ['report.htm', 'html'],
    ['junit.xml', 'junit'],
    ['book.xlsx', 'xlsx'],
    ['out.doc', undefined],
    ['csv', undefined],
  ])('the longest ending of %s picks %s', (path, name) => {
    expect(formatOfFile(path)).toBe(name);
  });
});

import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { snapshotFromCsv } from '../../src/compare/from-csv.ts';
import { snapshotFromJson } from '../../src/compare/from-json.ts';
import { snapshotOf, type Snapshot } from '../../src/compare/snapshot.ts';
import { cellsCsv } from '../../src/report/cells-csv.ts';
import { csv } from '../../src/report/csv.ts';
import { json } from '../../src/report/json.ts';
import { runWithModel, sampleRun } from '../report/sample-run.ts';

const plain = { details: false, bom: false };
const run = sampleRun();
const original = snapshotOf(run, 'evidence');

/** What is known of each cell, without what only some files hold. */
function verdictsOf({ cells }: Snapshot): Record<string, string> {
  return Object.fromEntries(
    [...cells].filter(([, { verdict }]) => verdict !== 'untested').map(([key, { verdict }]) => [key, verdict]),
  );
}

describe('our own files, read back, are the run they were made of', () => {
  const files: [name: string, read: Snapshot][] = [
    ['the CSV', snapshotFromCsv(csv.render(run, plain), 'm.csv')],
    ['the CSV with details', snapshotFromCsv(csv.render(run, { ...plain, details: true }), 'm.csv')],
    ['the CSV for Excel', snapshotFromCsv(csv.render(run, { ...plain, bom: true }), 'm.csv')],
    ['the long CSV', snapshotFromCsv(cellsCsv.render(run, plain), 'm.cells.csv')],
    ['the JSON', snapshotFromJson(json.render(run, plain), 'm.json')],
  ];

  it.each(files)('%s', (_name, read) => {
    expect(verdictsOf(read)).toEqual(verdictsOf(original));
    expect(compare(original, read)).toMatchObject({ changes: [] });
    expect(compare(read, original)).toMatchObject({ changes: [] });
  });

  it('the JSON and the CSV with details tell the reasons too', () => {
    for (const read of [files[1], files[3], files[4]].map((file) => file?.[1])) {
      const reasons = [...(read?.cells.values() ?? [])].map(({ reason }) => reason);
      expect(reasons).toContain('legacy-locked');
    }
  });

  it('the JSON tells when it was, and where it had looked', () => {
    const read = snapshotFromJson(json.render(run, plain), 'm.json');
    expect(read.startedAt).toBe(run.header.startedAt);
    expect(read.scope).toEqual({
      ...original.scope,
      listings: original.scope?.listings.map(({ source, region, ok, problem }) => ({
        source,
        region,
        ok,
        count: 0,
        ...(problem !== undefined && { problem }),
      })),
    });
  });

  it.each(["=HYPERLINK('x')", "'quoted", "'=both", 'a,"b"', '-1', '＋wide'])(
    'a model that is called %s keeps its name',
    (model) => {
      const hostile = runWithModel(model);
      const read = snapshotFromCsv(csv.render(hostile, plain), 'm.csv');
      expect(new Set([...read.cells.values()].map(({ target }) => target.model))).toEqual(new Set([model]));
    },
  );
});

describe('a file that is none of ours', () => {
  const wrong: [text: string, names: string][] = [
    ['', 'empty'],
    ['buy milk\n', 'no column Model'],
    ['a,b\n1,2\n', 'no column Model'],
    ['Model,Service,Profile_Type,Region\nm,bedrock-moon,in-region,us-east-1\n', 'row 1'],
    ['Model,Service,Profile_Type,Region,Invoke_API\nm,bedrock-runtime,in-region,us-east-1,maybe\n', '"maybe"'],
    ['a,b\n"1,2\n', 'm.csv'],
  ];

  it.each(wrong)('%j is told with its place', (text, names) => {
    expect(() => snapshotFromCsv(text, 'm.csv')).toThrow(names);
  });

  it.each([
    '{}',
    '{"rows":[1]}',
    '{"rows":[{"region":"r"}]}',
    '{not json',
    '{"rows":[{"region":"r","endpoint":"bedrock-runtime","model":"m","profileType":"in-region","cells":{"invoke":{}}}]}',
  ])('%s is told as no report', (text) => {
    expect(() => snapshotFromJson(text, 'm.json')).toThrow(/m\.json.* is no report of a run/);
  });
});

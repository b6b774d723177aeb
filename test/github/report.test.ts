import { describe, expect, it } from 'vitest';
import { annotations, cutLines, outputs, stepSummary } from '../../src/github/report.ts';
import { compare } from '../../src/compare/compare.ts';
import { snapshotOf } from '../../src/compare/snapshot.ts';
import { summarise } from '../../src/run-facts/summary.ts';
import { runWith, snapshot } from '../compare/runs.ts';

const before = snapshot({ 'a.b:0': { invoke: '✓', converse: '✓' } });
const after = runWith({ 'a.b:0': { invoke: 'blocked legacy-locked', converse: '✓' } });
const comparison = compare(before, snapshotOf(after, 'this run'));

describe('annotations', () => {
  it('are one line for each cell that broke, with what would end it early escaped', () => {
    expect(annotations(comparison, true)).toBe(
      '::error title=a.b%3A0 invoke::✓ → blocked (legacy-locked) on bedrock-runtime in us-east-1\n',
    );
    expect(annotations(comparison, false)).toMatch(/^::warning /);
  });

  it('cannot be made to say something else by a name', () => {
    const evil = 'a%0A::set-env name=PATH,x\n::error::b';
    const was = snapshot({ [evil]: { invoke: '✓' } });
    const text = annotations(compare(was, snapshot({ [evil]: { invoke: 'blocked x' } })), true);
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).toContain('title=a%250A%3A%3Aset-env name=PATH%2Cx%0A%3A%3Aerror%3A%3Ab invoke::');
  });

  it('are ten at most: GitHub shows no more', () => {
    const names = Array.from({ length: 30 }, (_, n) => `a.m${n}`);
    const all = (finding: (n: number) => string) =>
      snapshot(Object.fromEntries(names.map((name, n) => [name, { invoke: finding(n) }])));
    const lines = annotations(
      compare(
        all(() => '✓'),
        all((n) => `blocked r${n}`),
      ),
      true,
    )
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toContain('and 21 more');
  });

  it('are none where nothing broke', () => {
    expect(annotations(compare(before, before), true)).toBe('');
  });
});

describe('the job summary', () => {
  it('opens with what changed, and has the matrix', () => {
    const text = stepSummary(after, comparison);
    expect(text.indexOf('Changed: 1 (1 broke)')).toBeLessThan(text.indexOf('# Amazon Bedrock compatibility matrix'));
    expect(text).toContain('`a.b:0`');
  });

  it('is cut at a line before it is too large, and says so', () => {
    const text = Array.from({ length: 1000 }, (_, n) => `| ✓ ${n} |`).join('\n');
    const cut = cutLines(text, 2000);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(2000);
    const kept = cut.split('\n').filter((line) => line.startsWith('| ✓')).length;
    expect(cut).toContain(`and ${1000 - kept} more lines`);
    expect(cutLines('short\n', 2000)).toBe('short\n');
  });
});

describe('outputs', () => {
  it('tell the counts, and whether anything changed', () => {
    const lines = outputs(summarise(after), comparison).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'cells=2',
        'supported=1',
        'blocked=1',
        'broke=1',
        'regressions=1',
        'complete=true',
        'changed=true',
        'suspect=false',
      ]),
    );
  });

  it('a run without a baseline changed nothing, and one that cannot be believed neither', () => {
    expect(outputs(summarise(after), undefined)).toContain('changed=false\n');
    const bad = runWith({ 'a.b:0': { invoke: 'blocked x' } }, { suspect: 'something else answers' });
    const text = outputs(summarise(bad), compare(before, snapshotOf(bad, 'this run')));
    expect(text).toContain('changed=false\n');
    expect(text).toContain('suspect=true\n');
  });
});

/** What the simulator answered never passes for a measurement of AWS, in whatever form it is handed on. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { freshDirectory, simulated, usualCsv, usualEvidence, visit, type Visit } from './harness.ts';
import { having, nova } from './models.ts';

/** Two runs of one simulator in one folder: `1.csv`, `1.cells.csv`, `1.ndjson`, and `2.` of each. */
async function twoRuns(): Promise<string> {
  const cwd = freshDirectory();
  const simulator = await simulated(having(nova));
  for (const name of ['1', '2']) {
    const files = ['-o', `${name}.csv`, '-o', `${name}.cells.csv`, '--evidence', `${name}.ndjson`];
    expect(await visit(simulator, files, { cwd })).toMatchObject({ code: 0 });
  }
  return cwd;
}

function lastColumn(text: string): string[] {
  const lines: string[][] = parse(text, { bom: true });
  return [...new Set(lines.map((line) => line.at(-1) ?? ''))];
}

describe('a run that the simulator answered', () => {
  it('has a last column Simulated = yes in the matrix and in the cells CSV, also behind details', async () => {
    const cwd = await twoRuns();
    const { text } = await visit(undefined, ['report', '1.ndjson', '-o', 'details.csv', '--details'], { cwd });
    for (const name of ['1.csv', '1.cells.csv', 'details.csv'])
      expect(lastColumn(text(name))).toEqual(['Simulated', 'yes']);
  });

  it.each([
    ['explain', ['explain', 'amazon.nova-lite-v1:0', '--evidence', '1.ndjson']],
    ['diff', ['diff', '1.ndjson', '2.ndjson']],
    ['diff of two CSVs', ['diff', '1.csv', '2.csv']],
    ['diff as Markdown', ['diff', '1.cells.csv', '2.csv', '--format', 'md']],
    ['trend', ['trend', '1.ndjson', '2.ndjson']],
    ['trend of CSVs', ['trend', '1.csv', '2.csv']],
    ['trend as Markdown', ['trend', '1.ndjson', '2.csv', '--format', 'md']],
  ])('is called SIMULATED by %s', async (_what, argv) => {
    const { stdout, stderr } = await visit(undefined, argv, { cwd: await twoRuns() });
    expect(stdout + stderr).toContain('SIMULATED');
  });

  it('is marked in the CSV of a trend and of a diff, and in the trend page', async () => {
    const cwd = await twoRuns();
    const trend = await visit(undefined, ['trend', '1.ndjson', '2.ndjson', '-o', 't.csv', '-o', 't.html'], { cwd });
    expect(lastColumn(trend.text('t.csv'))).toEqual(['Simulated', 'yes']);
    expect(trend.text('t.html')).toContain('SIMULATED');
    writeFileSync(join(cwd, 'other.csv'), trend.text('1.csv').replace('✓', '✗').replaceAll(',yes\n', ',\n'));
    const diff = await visit(undefined, ['diff', '1.csv', 'other.csv', '--format', 'csv'], { cwd });
    expect(lastColumn(diff.stdout)).toEqual(['Simulated', 'before']);
  });

  it('never becomes bedrock_evidence.ndjson by a merge that names no file', async () => {
    const cwd = freshDirectory();
    const simulator = await simulated(having(nova));
    for (const part of ['1', '2'])
      await visit(simulator, ['--shard', `${part}/2`, '--evidence', `${part}.ndjson`, '-o', `${part}.csv`], { cwd });
    const merged = await visit(undefined, ['merge', '1.ndjson', '2.ndjson'], { cwd });
    expect(merged).toMatchObject({ code: 0 });
    expect(existsSync(join(cwd, usualEvidence))).toBe(false);
    expect(merged.evidence('bedrock_evidence.demo.ndjson')[0]).toMatchObject({ t: 'run', simulated: true });
  });
});

describe('models of a simulated account', () => {
  it('has a last column Simulated = yes in the CSV', async () => {
    const models = await visit(undefined, ['models', '--demo', '-o', 'models.csv']);
    expect(lastColumn(models.text('models.csv'))).toEqual(['Simulated', 'yes']);
  });
});

describe('--demo -o with the name of a real matrix', () => {
  it('marks every row, and keeps the real one', async () => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, usualCsv), 'measured\n');
    const demo: Visit = await visit(undefined, ['--demo', '--limit', '1', '-o', usualCsv], { cwd });
    expect(lastColumn(demo.text(usualCsv))).toEqual(['Simulated', 'yes']);
    const aside = demo.files.find((name) => name.startsWith('bedrock_compatibility_matrix.backup-')) ?? 'none';
    expect(demo.text(aside)).toBe('measured\n');
    expect(demo.stderr).toContain(aside);
  }, 30_000);
});

/** What was measured is kept: a later run, a merge or a report never destroys it without a word. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/simulator.ts';
import type { Scenario } from '../../src/simulator/scenario.ts';
import { freshDirectory, simulated, usualCsv, usualEvidence, visit, type Visit } from './harness.ts';
import { having, nova, plainModel } from './models.ts';

const usualLog = 'bedrock_errors.log';
const first = having(nova);
const second = having(nova, plainModel('acme.new-v1:0'));

async function runOf(scenario: Scenario, cwd: string, argv: readonly string[] = []): Promise<Visit> {
  const simulator = await startSimulator(scenario);
  try {
    return await visit(simulator, argv, { cwd });
  } finally {
    await simulator.close();
  }
}

function backUps({ files }: Visit, name: string): string[] {
  const [stem = '', extension = ''] = name.split(/\.(?=\w+$)/);
  return files.filter((file) => file.startsWith(`${stem}.backup-`) && file.endsWith(extension));
}

describe('a second run in the same folder', () => {
  it('keeps the evidence, the matrix and the error log of the first under names that it prints', async () => {
    const cwd = freshDirectory();
    const before = await runOf(first, cwd);
    const texts = Object.fromEntries([usualCsv, usualEvidence, usualLog].map((name) => [name, before.text(name)]));
    const after = await runOf(second, cwd);
    expect(after.code).toBe(0);
    for (const [name, text] of Object.entries(texts)) {
      const [aside = 'none', ...more] = backUps(after, name);
      expect(more).toEqual([]);
      expect(readFileSync(join(cwd, aside), 'utf8')).toBe(text);
      expect(after.stderr).toContain(aside);
    }
    expect(after.text(usualCsv)).toContain('acme.new-v1:0');
  });

  it('leaves no backup of a matrix that comes out the same', async () => {
    const cwd = freshDirectory();
    await runOf(first, cwd);
    expect(backUps(await runOf(first, cwd), usualCsv)).toEqual([]);
  });

  it('does not fill the disk: the last three of each are kept, and what goes is named', async () => {
    const cwd = freshDirectory();
    const runs: Visit[] = [];
    for (const id of ['a', 'b', 'c', 'd', 'e']) runs.push(await runOf(having(plainModel(`acme.${id}-v1:0`)), cwd));
    const last = runs.at(-1);
    if (last === undefined) throw new Error('no run');
    for (const name of [usualCsv, usualEvidence, usualLog]) expect(backUps(last, name)).toHaveLength(3);
    expect(last.stderr).toMatch(/the last 3 are kept; deleted: .*backup-/);
  });
});

describe('merge and report', () => {
  it('merge keeps what the names that it writes held before', async () => {
    const cwd = freshDirectory();
    const simulator = await simulated(second);
    for (const part of ['1', '2'])
      await visit(simulator, ['--shard', `${part}/2`, '--evidence', `${part}.ndjson`, '-o', `${part}.csv`], { cwd });
    const paid = await visit(simulator, ['--limit', '1'], { cwd });
    const texts = [paid.text(usualEvidence), paid.text(usualCsv)];
    const merged = await visit(
      undefined,
      ['merge', '1.ndjson', '2.ndjson', '--evidence', usualEvidence, '-o', usualCsv],
      { cwd },
    );
    expect(merged.code).toBe(0);
    const asides = [usualEvidence, usualCsv].map((name) => backUps(merged, name)[0] ?? 'none');
    expect(asides.map((aside) => readFileSync(join(cwd, aside), 'utf8'))).toEqual(texts);
    for (const aside of asides) expect(merged.stderr).toContain(aside);
  });

  it('report keeps a matrix of other evidence, and says where', async () => {
    const cwd = freshDirectory();
    await runOf(first, cwd);
    writeFileSync(join(cwd, 'm.csv'), 'paid for\n');
    const rendered = await visit(undefined, ['report', usualEvidence, '-o', 'm.csv'], { cwd });
    const [aside = 'none'] = backUps(rendered, 'm.csv');
    expect(readFileSync(join(cwd, aside), 'utf8')).toBe('paid for\n');
    expect(rendered.stderr).toContain(aside);
  });
});

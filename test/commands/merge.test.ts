/** Joining what several machines measured. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/simulator/scenario.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import {
  freshDirectory,
  isOneParagraph,
  modelCalls,
  simulated,
  usualCsv,
  usualEvidence,
  visit,
  type Visit,
} from '../end-to-end/harness.ts';
import { claude, everyKind, having, nova, plainModel } from '../end-to-end/models.ts';

const scenario: Scenario = {
  ...having(...everyKind, ...Array.from({ length: 5 }, (_, at) => plainModel(`acme.model-${at}-v1:0`))),
  gates: [{ model: 'acme.model-3-*', gate: 'no-access' }],
};

/** Measures the parts, as `part-1.ndjson` and so on, in a fresh directory. */
async function measured(
  simulator: Simulator,
  shards: readonly string[],
  more: readonly string[] = [],
): Promise<string> {
  const cwd = freshDirectory();
  for (const [at, shard] of shards.entries()) {
    const files = ['--evidence', `part-${at + 1}.ndjson`, '-o', `part-${at + 1}.csv`];
    expect(await visit(simulator, ['--shard', shard, ...files, ...more], { cwd })).toMatchObject({ code: 0 });
  }
  return cwd;
}

/** The canary's calls, for a model that does not exist, are each run's own. */
function callsForCells(simulator: Simulator): number {
  return modelCalls(simulator).filter(({ target }) => target !== undefined && !target.includes('no-such-model')).length;
}

function merge(cwd: string, parts: readonly string[], more: readonly string[] = []): Promise<Visit> {
  return visit(undefined, ['merge', ...parts, '--evidence', 'all.ndjson', '-o', 'all.csv', ...more], { cwd });
}

const three = ['part-1.ndjson', 'part-2.ndjson', 'part-3.ndjson'];

describe('merge', () => {
  it('makes of the parts what one machine would have measured: the same CSV byte for byte, and no cell asked twice', async () => {
    const simulator = await simulated(scenario);
    const whole = await visit(simulator, []);
    const calls = callsForCells(simulator);
    const cwd = await measured(simulator, ['1/3', '2/3', '3/3']);
    const run = await merge(cwd, [...three].toReversed());
    expect(run).toMatchObject({ code: 0 });
    expect(run.text('all.csv')).toBe(whole.text(usualCsv));
    expect(callsForCells(simulator)).toBe(2 * calls);
    expect(three.map((name) => run.csv(run.text(name.replace('ndjson', 'csv'))).length > 0)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('leaves a record from which everything can be told again', async () => {
    const simulator = await simulated(scenario);
    const cwd = await measured(simulator, ['1/2', '2/2']);
    // As cmd.exe and PowerShell hand it over.
    const run = await merge(cwd, ['part-*.ndjson']);
    const lines = run.evidence('all.ndjson');
    const parts = [...run.evidence('part-1.ndjson'), ...run.evidence('part-2.ndjson')];
    expect(lines[0]).toMatchObject({ t: 'run', options: { shard: null } });
    expect(lines.at(-1)).toMatchObject({
      t: 'end',
      calls: parts.reduce((sum, line) => sum + (line.t === 'end' ? Number(line['calls']) : 0), 0),
    });
    for (const kind of ['attempt', 'cell', 'row']) {
      expect(lines.filter(({ t }) => t === kind).length).toBe(parts.filter(({ t }) => t === kind).length);
    }
    expect(lines.filter(({ t }) => t === 'listing').length).toBe(3);
    const again = await visit(undefined, ['report', 'all.ndjson', '-o', '-'], { cwd });
    expect(again.stdout).toBe(run.text('all.csv'));
    const resumed = await visit(simulator, ['--resume', '--evidence', 'all.ndjson', '-o', 'resumed.csv'], { cwd });
    expect(resumed.text('resumed.csv')).toBe(run.text('all.csv'));
  });

  it('keeps what the control plane claims of each model, once', async () => {
    const simulator = await simulated(scenario);
    const whole = await visit(simulator, []);
    const claims = whole.evidence().filter(({ t }) => t === 'claim');
    expect(claims.length).toBeGreaterThan(0);
    const cwd = await measured(simulator, ['1/2', '2/2']);
    const run = await merge(cwd, ['part-1.ndjson', 'part-2.ndjson'], ['-o', 'all.json']);
    const byModel = (lines: typeof claims): string[] => lines.map((line) => JSON.stringify(line)).toSorted();
    expect(byModel(run.evidence('all.ndjson').filter(({ t }) => t === 'claim'))).toEqual(byModel(claims));
    expect(JSON.parse(run.text('all.json'))).toMatchObject({ availability: { length: claims.length } });
  });

  it('joins runs of different Regions', async () => {
    const simulator = await simulated(having(nova, claude));
    const whole = await visit(simulator, ['--region', 'eu-west-1,us-east-1']);
    const cwd = freshDirectory();
    for (const region of ['us-east-1', 'eu-west-1'])
      await visit(simulator, ['--region', region, '--evidence', `${region}.ndjson`], { cwd });
    const run = await merge(cwd, ['us-east-1.ndjson', 'eu-west-1.ndjson']);
    expect(run).toMatchObject({ code: 0 });
    expect(run.text('all.csv')).toBe(whole.text(usualCsv));
  });

  it('refuses when a part is missing, and says which; --allow-gaps joins the rest as incomplete', async () => {
    const cwd = await measured(await simulated(scenario), ['1/3', '3/3']);
    const refused = await merge(cwd, ['part-1.ndjson', 'part-2.ndjson']);
    expect(refused.code).toBe(1);
    expect(isOneParagraph(refused)).toBe(true);
    expect(refused.stderr).toContain('Parts are missing: part 2/3.');
    expect(refused.files).not.toContain('all.ndjson');
    const joined = await merge(cwd, ['part-1.ndjson', 'part-2.ndjson'], ['--allow-gaps']);
    expect(joined.code).toBe(4);
    expect(joined.stdout).toContain('part 2/3 is missing');
    expect(joined.csv(joined.text('all.csv')).length).toBeGreaterThan(0);
  });

  it('refuses when a cell was measured twice; --allow-overlaps takes the later one', async () => {
    const cwd = freshDirectory();
    const only = ['--model', 'acme.model-3*', '--api', 'converse'];
    const simulator = await simulated(scenario);
    await visit(simulator, [...only, '--evidence', 'before.ndjson'], { cwd });
    await visit(await simulated({ ...scenario, gates: [] }), [...only, '--evidence', 'after.ndjson'], { cwd });
    const refused = await merge(cwd, ['before.ndjson', 'after.ndjson']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /before\.ndjson and .*after\.ndjson both measured us-east-1 bedrock-runtime acme\.model-3-v1:0 - converse/,
    );
    for (const order of [
      ['before.ndjson', 'after.ndjson'],
      ['after.ndjson', 'before.ndjson'],
    ]) {
      const run = await merge(cwd, order, ['--allow-overlaps']);
      expect(run.csv(run.text('all.csv'))).toMatchObject([{ Converse_API: '✓' }]);
      expect(run.evidence('all.ndjson').filter(({ t }) => t === 'cell').length).toBe(1);
    }
  });

  it('refuses parts of different plans, of different cuts, and files that are one', async () => {
    const simulator = await simulated(scenario);
    const cwd = await measured(simulator, ['1/2', '2/2']);
    await visit(simulator, ['--shard', '2/2', '--limit', '3', '--evidence', 'limited.ndjson'], { cwd });
    await visit(simulator, ['--shard', '3/3', '--evidence', 'thirds.ndjson'], { cwd });
    expect((await merge(cwd, ['part-1.ndjson', 'limited.ndjson'])).stderr).toContain('they differ in --limit');
    expect((await merge(cwd, ['part-1.ndjson', 'thirds.ndjson'])).stderr).toContain('into 2 and 3 parts');
    expect(await merge(cwd, ['part-1.ndjson', 'part-1.ndjson'])).toMatchObject({ code: 2 });
    expect(await merge(cwd, ['part-1.ndjson', 'part-2.ndjson', 'all.ndjson'])).toMatchObject({ code: 2 });
  });

  it('says what stopped before its end, and goes on with what is there', async () => {
    const cwd = await measured(await simulated(scenario), ['1/2', '2/2']);
    const path = join(cwd, 'part-2.ndjson');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, lines.slice(0, -1).join('\n').slice(0, -10));
    const run = await merge(cwd, ['part-1.ndjson', 'part-2.ndjson']);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('part 2/2 stopped before its end');
  });

  it('notes a listing that changed between the parts', async () => {
    const cwd = await measured(await simulated(scenario), ['1/2']);
    const more = await simulated({
      ...scenario,
      catalogue: { models: [...(scenario.catalogue?.models ?? []), plainModel('acme.new-v1:0')] },
    });
    await visit(more, ['--shard', '2/2', '--evidence', 'part-2.ndjson'], { cwd });
    const run = await merge(cwd, ['part-1.ndjson', 'part-2.ndjson']);
    expect(run.stderr).toContain('Note: the listing foundation-models of us-east-1 changed between the parts');
  });

  it('puts only data on stdout with -o -', async () => {
    const cwd = await measured(await simulated(scenario), ['1/1']);
    const run = await visit(undefined, ['merge', 'part-1.ndjson', '--evidence', 'all.ndjson', '-o', '-'], { cwd });
    expect(run.stdout).toBe(readFileSync(join(cwd, 'part-1.csv'), 'utf8'));
    expect(run.files).not.toContain(usualEvidence);
  });
});

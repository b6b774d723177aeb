/** `report … -o site/`: a folder for a web server, written from recorded runs. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelDocument } from '../../src/site/model-document.ts';
import type { SiteIndex } from '../../src/site/site-index.ts';
import { faultsBy } from '../schemas.ts';
import { freshDirectory, isOneParagraph, simulated, usualEvidence, visit } from './harness.ts';
import { having, plainModel } from './models.ts';

function indexOf(folder: string): SiteIndex {
  return JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
}

function modelsOf(folder: string): ModelDocument[] {
  return indexOf(folder).models.map(({ file }) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** Two nights of two models, of which the second night has one less; the nights are kept as JSON. */
async function twoNights(): Promise<string> {
  const cwd = freshDirectory();
  const both = having(plainModel('acme.stays-v1:0'), plainModel('acme.goes-v1:0'));
  const argv = ['--features', 'tool-use'];
  await visit(await simulated(both), [...argv, '--evidence', 'first.ndjson', '-o', 'first.json'], { cwd });
  await visit(await simulated(having(plainModel('acme.stays-v1:0'))), [...argv, '-o', 'second.json'], { cwd });
  return cwd;
}

describe('a site', () => {
  it('is the page, a JSON per model with its history, and an index, all as their schemas say', async () => {
    const cwd = await twoNights();
    const { code, stdout, stderr } = await visit(undefined, ['report', usualEvidence, 'first.json', '-o', 'site/'], {
      cwd,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('is the newest of 2 runs');
    const site = join(cwd, 'site');
    const index = indexOf(site);
    expect(faultsBy('site-index', index)).toBeNull();
    expect(index).toMatchObject({ simulated: true, complete: true, apis: expect.arrayContaining(['converse']) });
    expect(index.runs).toHaveLength(2);
    expect(index.models.map(({ name }) => name)).toEqual(['acme.goes-v1:0', 'acme.stays-v1:0']);
    expect(readdirSync(site).toSorted()).toEqual(['history.html', 'index.html', 'index.json', 'models']);
    for (const model of modelsOf(site)) expect(faultsBy('site-model', model)).toBeNull();

    const [goes, stays] = modelsOf(site);
    expect(stays?.works.converse).toEqual(['us-east-1']);
    expect(stays?.rows[0]?.cells.converse).toEqual({ verdict: 'supported' });
    expect(stays?.rows[0]?.features).toHaveProperty('tool-use');
    const [first = '', second = ''] = index.runs;
    const converse = stays?.history.targets[0]?.cells.find((cell) => cell.api === 'converse' && !cell.feature);
    // Said once, because it did not change: a site of many nights stays small.
    expect(converse).toMatchObject({
      now: { verdict: 'supported' },
      runs: 2,
      history: [{ from: first, verdict: 'supported' }],
    });
    expect(stays?.history.speeds.length).toBeGreaterThan(0);
    // Who looks up a model that is gone finds when it was last there.
    expect(goes).toMatchObject({ regions: [], rows: [] });
    expect(goes?.history.targets[0]?.cells[0]?.history).toEqual([
      { from: first, verdict: 'supported' },
      { from: second, verdict: null },
    ]);
  });

  it('says in plain mark-up what each model does, for search engines', async () => {
    const cwd = await twoNights();
    await visit(undefined, ['report', usualEvidence, 'first.json', '-o', 'site/'], { cwd });
    const page = readFileSync(join(cwd, 'site/index.html'), 'utf8');
    expect(page.replaceAll(/<[^>]+>/g, '')).toContain('acme.goes-v1:0 was in earlier runs only. JSON');
    const [, line = ''] = /<li>(.*acme\.stays-v1:0.*)<\/li>/.exec(page) ?? [];
    expect(line.replaceAll(/<[^>]+>/g, '')).toMatch(/^acme\.stays-v1:0 \(acme\) works on Invoke, Converse\. JSON/);
    expect(line).toContain('href="models/acme.stays-v1-0.json"');
    expect(line).toContain('href="#view=models&amp;text=acme.stays-v1%3A0"');
    expect(page).toContain('nothing here is about AWS');
  });

  it('shows the newest evidence, whatever the order of the names, and counts a run and its copy once', async () => {
    const cwd = await twoNights();
    const { stderr } = await visit(undefined, ['report', 'first.ndjson', 'first.json', usualEvidence, '-o', 'site/'], {
      cwd,
    });
    expect(stderr).toContain(`Note: ${usualEvidence} is the newest of 2 runs, and is shown.`);
    expect(indexOf(join(cwd, 'site')).runs).toHaveLength(2);
  });

  it('is written over an earlier one, and leaves alone what is not of it', async () => {
    const cwd = await twoNights();
    await visit(undefined, ['report', 'first.ndjson', '-o', 'site/'], { cwd });
    writeFileSync(join(cwd, 'site/CNAME'), 'models.example.com');
    writeFileSync(join(cwd, 'site/models/mine.json'), '{}');
    expect(existsSync(join(cwd, 'site/models/acme.goes-v1-0.json'))).toBe(true);
    // Now a folder of ours: it needs no slash.
    expect(await visit(undefined, ['report', usualEvidence, '-o', 'site'], { cwd })).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, 'site')).toSorted()).toEqual(['CNAME', 'index.html', 'index.json', 'models']);
    expect(readdirSync(join(cwd, 'site/models')).toSorted()).toEqual(['acme.stays-v1-0.json', 'mine.json']);
  });

  it('deletes nothing that an index of somebody else names', async () => {
    const cwd = await twoNights();
    await visit(undefined, ['report', 'first.ndjson', '-o', 'site/'], { cwd });
    writeFileSync(join(cwd, 'precious.json'), '{}');
    const index = {
      ...indexOf(join(cwd, 'site')),
      files: ['../precious.json', 'models/../../precious.json'],
    };
    writeFileSync(join(cwd, 'site/index.json'), JSON.stringify(index));
    await visit(undefined, ['report', usualEvidence, '-o', 'site/'], { cwd });
    expect(existsSync(join(cwd, 'precious.json'))).toBe(true);
  });

  it('is not put over the page of somebody else', async () => {
    const cwd = await twoNights();
    mkdirSync(join(cwd, 'docs'));
    writeFileSync(join(cwd, 'docs/index.html'), 'mine');
    const outcome = await visit(undefined, ['report', usualEvidence, '-o', 'docs/'], { cwd });
    expect(outcome.code).toBe(1);
    expect(isOneParagraph(outcome)).toBe(true);
    expect(outcome.stderr).toContain('index.html is there already');
    expect(readFileSync(join(cwd, 'docs/index.html'), 'utf8')).toBe('mine');
    expect(readdirSync(join(cwd, 'docs'))).toEqual(['index.html']);
  });

  it.each([
    [['report', usualEvidence, '-o', 'plain'], '"plain" is a directory'],
    [['run', '-o', 'site/'], 'report <evidence> -o site/'],
    [['report', usualEvidence, 'first.json', '-o', 'm.csv'], 'report renders one run'],
    [['report', usualEvidence, 'first.json'], 'report renders one run'],
  ])('%j is refused before anything is read', async (argv, words) => {
    const cwd = freshDirectory();
    mkdirSync(join(cwd, 'plain'));
    const outcome = await visit(undefined, argv, { cwd });
    expect(outcome.code).toBe(2);
    expect(isOneParagraph(outcome)).toBe(true);
    expect(outcome.stderr).toContain(words);
  });

  it('needs evidence to show; JSON and CSV are history', async () => {
    const cwd = await twoNights();
    const outcome = await visit(undefined, ['report', 'first.json', 'second.json', '-o', 'site/'], { cwd });
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain('None of these files is evidence');
  });
});

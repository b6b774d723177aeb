import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, ModelRecord } from '../../src/catalogue/record.ts';
import { listSheets } from '../../src/catalogue/workbook-sheets.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { freshDirectory, isOneParagraph, simulated, visit, type Visit } from '../end-to-end/harness.ts';
import { faultsBy } from '../schemas.ts';

function catalogueIn(visited: Visit, name = 'models.json'): Catalogue {
  const made: Catalogue = JSON.parse(visited.text(name));
  return made;
}

function model(made: Catalogue, id: string): ModelRecord {
  const found = made.models.find((record) => record.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

describe('the catalogue', () => {
  let visited: Visit;
  let made: Catalogue;

  beforeAll(async () => {
    // Kept beyond one test: all of these read what one gathering wrote.
    const simulator = await startSimulator();
    const cwd = mkdtempSync(join(tmpdir(), 'models-'));
    visited = await visit(
      simulator,
      [
        'models',
        '--region',
        'us-east-1,eu-west-1',
        '-o',
        'models.json',
        '-o',
        'models.csv',
        '-o',
        'models.md',
        '-o',
        'models.xlsx',
      ],
      { cwd },
    );
    await simulator.close();
    made = catalogueIn(visited);
    return () => rmSync(cwd, { recursive: true });
    // A workbook of all models, on a busy machine.
  }, 60_000);

  it('is complete, says what was joined, and that it is simulated', () => {
    expect(visited.code).toBe(0);
    expect(visited.stdout).toContain('SIMULATED');
    expect(visited.stdout).toMatch(/Quotas +\d+ of \d+ \(\d/);
    expect(visited.stdout).toMatch(/Limits +\d+ of \d+ \(9[6-9]/);
    expect(visited.stdout).toMatch(/Prices +\d+ of \d+ \(\d/);
    expect(visited.stderr).toMatch(/^us-east-1 +.*price-list \d+.*service-quotas \d+.*\(\d\/2\)$/m);
  });

  it('is what the published schema describes', () => {
    expect(faultsBy('catalogue', made)).toBeNull();
  });

  it('has a model once, with all its Regions, profiles, prices and quotas', () => {
    const haiku = model(made, 'anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(haiku.regions).toMatchObject({
      listed: ['eu-west-1', 'us-east-1'],
      inRegion: [],
      geographies: { eu: ['eu-west-1'], us: ['us-east-1'] },
      global: ['eu-west-1', 'us-east-1'],
    });
    expect(haiku.arn).toBe('arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(haiku.mantle).toMatchObject({ id: 'anthropic.claude-haiku-4-5', basePath: '/anthropic/v1' });
    expect(haiku.prices).toMatchObject({ region: 'us-east-1', routing: 'regional', input: 1.1, output: 5.5 });
    expect(haiku.quotas.find(({ code }) => code === 'L-58BE175A')).toMatchObject({
      scope: 'cross-region',
      measure: 'tokens per minute',
    });
    expect(haiku.access).toMatchObject([{ agreement: 'AVAILABLE', regions: ['eu-west-1', 'us-east-1'] }]);
  });

  it('keeps a model apart that bedrock-mantle alone has', () => {
    expect(model(made, 'openai.gpt-5.5')).toMatchObject({
      arn: null,
      mantle: { basePath: '/openai/v1' },
      prices: { input: 5.5, output: 33 },
    });
  });

  it('gives a provisioned variant no price and no quota of its model', () => {
    expect(model(made, 'amazon.nova-lite-v1:0:24k')).toMatchObject({
      quotas: [],
      prices: { rates: [] },
      limits: { contextWindow: 24_000 },
    });
  });

  it('does not take a quota of twelve digits for an account', () => {
    expect(model(made, 'openai.gpt-oss-20b-1:0').quotas.map(({ value }) => value)).toContain(144_000_000_000);
    expect(visited.text('models.csv')).toContain('account 144,000,000,000');
  });

  it('is a CSV of one line per model, and a workbook', () => {
    const rows: Record<string, string>[] = parse(visited.text('models.csv'), { columns: true });
    expect(rows.map((row) => row['Model'])).toEqual(made.models.map(({ id }) => id));
    expect(rows.find((row) => row['Model'] === 'amazon.nova-lite-v1:0')).toMatchObject({
      Context_Window: '300000',
      Max_Output_Tokens: '5000',
      USD_per_M_Input: '0.06',
      USD_per_Image: 'unknown',
    });
    expect(readFileSync(join(visited.cwd, 'models.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(visited.text('models.md')).toContain('# Amazon Bedrock models (simulated)');
  });

  it('has each list of a record on a sheet of the workbook, a line per entry', () => {
    const sheets = listSheets(made);
    const lines = Object.fromEntries(sheets.map(({ name, rows }) => [name, rows.length]));
    const all = (count: (record: ModelRecord) => number): number =>
      made.models.reduce((sum, record) => sum + count(record), 0);
    expect(lines).toMatchObject({
      Quotas: all(({ quotas }) => quotas.length),
      Capabilities: all(({ capabilities }) => capabilities.length),
      'Ways to buy': all(({ consumption }) => consumption.length),
      Access: all(({ access }) => access.length),
      Observed: all(({ observed }) => observed.length),
      Sources: made.sources.length,
    });
    const figures = sheets.find(({ name }) => name === 'Figures')?.rows ?? [];
    const { limits } = model(made, 'amazon.nova-lite-v1:0');
    expect(figures).toContainEqual([
      'amazon.nova-lite-v1:0',
      'longest output',
      limits.disagreements[0]?.value,
      limits.disagreements[0]?.source,
      'no, another source',
    ]);
    const listed = sheets.find(({ name }) => name === 'Listed')?.rows ?? [];
    expect(listed).toContainEqual(['amazon.nova-lite-v1:0', 'promptCaching', 'yes', 'eu-west-1']);
    for (const { header, rows } of sheets) expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
  });
});

describe('a source that fails', () => {
  it('is a stated gap and exit code 4; the rest is written', async () => {
    const simulator = await simulated({ denyIam: ['pricing:*'] });
    const visited = await visit(simulator, ['models', '-o', 'models.json']);
    expect(visited.code).toBe(4);
    expect(visited.stdout).toContain('price-list in us-east-1: AccessDeniedException');
    expect(visited.stdout).toContain('needs pricing:GetProducts');
    const nova = model(catalogueIn(visited), 'amazon.nova-lite-v1:0');
    // From the shipped table, which names where and when it was read.
    expect(nova.prices).toMatchObject({
      input: 0.06,
      output: 0.24,
      date: '2026-09-30',
      source: 'models.dev, 2026-09-30',
    });
    expect(nova.quotas.length).toBeGreaterThan(0);
  });

  it('with a Bedrock API key is what such keys do not open', async () => {
    const simulator = await simulated({});
    const env = {
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_BEARER_TOKEN_BEDROCK: simulator.bearerKey,
    };
    const visited = await visit(simulator, ['models', '-o', 'models.json'], { env });
    expect(visited.code).toBe(4);
    expect(visited.stdout).toContain('service-quotas in us-east-1: a Bedrock API key does not open this service');
    expect(simulator.requests.filter(({ endpoint }) => endpoint === 'quotas' || endpoint === 'pricing')).toEqual([]);
  });

  it('fails the command where nothing could be listed', async () => {
    const simulator = await simulated({ denyIam: ['bedrock*'] });
    const visited = await visit(simulator, ['models', '-o', 'models.json', '--no-progress']);
    expect(visited.code).toBe(1);
    expect(isOneParagraph(visited)).toBe(true);
    expect(visited.files).toEqual([]);
  });
});

describe('models of one family', () => {
  it('go to stdout as CSV, the summary to stderr', async () => {
    const visited = await visit(await simulated({}), ['models', '--model', '*nova-micro*']);
    const rows: Record<string, string>[] = parse(visited.stdout, { columns: true });
    expect(rows.map((row) => row['Model'])).toContain('amazon.nova-micro-v1:0');
    expect(rows.every((row) => row['Model']?.includes('nova-micro'))).toBe(true);
    expect(visited.stderr).toContain('names match a model');
  });

  it('that the filters leave nothing of is an error, not an empty catalogue', async () => {
    const visited = await visit(await simulated({}), ['models', '--model', '*nosuch*', '-o', 'models.json']);
    expect({ code: visited.code, files: visited.files }).toEqual({ code: 2, files: [] });
    expect(visited.stderr).toContain('No model is left after the filters.');
  });

  it('cannot be written in a format that is of runs', async () => {
    const visited = await visit(undefined, ['models', '-o', 'models.ndjson']);
    expect(visited.code).toBe(2);
    expect(visited.stderr).toContain('ndjson');
  });
});

describe('with a run', () => {
  it('each model has what the run saw of it', async () => {
    const simulator = await simulated({});
    const cwd = freshDirectory();
    await visit(simulator, ['--model', 'amazon.nova-micro-v1:0', '--profile-type', 'in-region'], { cwd });
    const visited = await visit(simulator, ['models', '-o', 'models.json'], { cwd });
    const made = catalogueIn(visited);
    const seen = model(made, 'amazon.nova-micro-v1:0').observed.find(({ api }) => api === 'converse');
    expect(seen).toEqual({
      api: 'converse',
      endpoint: 'bedrock-runtime',
      target: 'amazon.nova-micro-v1:0',
      verdict: 'supported',
      reason: null,
      regions: ['us-east-1'],
    });
    expect(made.observedRun).toMatchObject({ simulated: true });
    expect(model(made, 'amazon.nova-lite-v1:0').observed).toEqual([]);
  });

  it('a limit that the service stated in it wins over every published one, and says so', async () => {
    const simulator = await simulated({});
    const cwd = freshDirectory();
    const body = {
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
      inferenceConfig: { maxTokens: 500_000 },
    };
    writeFileSync(join(cwd, 'probe.json'), JSON.stringify({ name: 'long', api: 'converse', body, expect: [] }));
    const only = ['--model', 'amazon.nova-lite-v1:0', '--profile-type', 'in-region', '--api', 'converse'];
    await visit(simulator, [...only, '--probe-file', 'probe.json'], { cwd });
    const visited = await visit(simulator, ['models', '-o', 'models.json'], { cwd });
    expect(model(catalogueIn(visited), 'amazon.nova-lite-v1:0').limits).toMatchObject({
      maxOutputTokens: 10_000,
      maxOutputTokensSource: expect.stringContaining('measured'),
      // Our own correction says something else.
      disagreements: expect.arrayContaining([expect.objectContaining({ field: 'maxOutputTokens', value: 5_000 })]),
    });
  });
});

describe('compared with an earlier catalogue', () => {
  it('tells what is new, gone and changed, and keeps when a model was first seen', async () => {
    const simulator = await simulated({});
    const cwd = freshDirectory();
    const first = await visit(simulator, ['models', '-o', 'old.json'], { cwd });
    const old = catalogueIn(first, 'old.json');
    const nova = model(old, 'amazon.nova-micro-v1:0');
    nova.lifecycle.status = 'PREVIEW';
    nova.firstSeen = '2026-01-01T00:00:00.000Z';
    model(old, 'amazon.nova-pro-v1:0').id = 'amazon.nova-gone-v1:0';
    writeFileSync(join(cwd, 'old.json'), JSON.stringify(old));

    const visited = await visit(simulator, ['models', '--compare', 'old.json', '-o', 'new.json'], { cwd });
    expect(visited.code).toBe(0);
    expect(visited.stdout).toContain(`Since ${old.generatedAt}: 1 new, 1 gone, 1 changed`);
    expect(visited.stdout).toContain(
      '  + amazon.nova-pro-v1:0\n  - amazon.nova-gone-v1:0\n  ~ amazon.nova-micro-v1:0\n      lifecycle: PREVIEW -> ACTIVE\n',
    );
    expect(model(catalogueIn(visited, 'new.json'), 'amazon.nova-micro-v1:0').firstSeen).toBe(
      '2026-01-01T00:00:00.000Z',
    );
  });

  it('says of another kind of file that it is no catalogue', async () => {
    const cwd = freshDirectory();
    writeFileSync(join(cwd, 'old.json'), '{"header":{}}');
    const visited = await visit(await simulated({}), ['models', '--compare', 'old.json'], { cwd });
    expect(visited.code).toBe(2);
    expect(visited.stderr).toMatch(/--compare: .*old\.json is no catalogue of models\./);
  });
});

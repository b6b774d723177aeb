/** `--measure-limits`: how much a model takes, in the service's own figures. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runMatrix } from '../../src/index.ts';
import { modelCalls, simulated, visit } from './harness.ts';
import { having, plainModel } from './models.ts';

const nova = plainModel('amazon.nova-lite-v1:0');
const haiku = plainModel('anthropic.claude-haiku-4-5-20251001-v1:0');
const models = having(nova, haiku);
const argv = ['--api', 'converse', '--measure-limits', 'output,context', '--max-cost', '500'];

function limitsOf(rows: Record<string, string>[], model: string): (string | undefined)[] {
  const row = rows.find((one) => one['Model'] === model && one['Converse_API'] === '✓');
  return [row?.['MaxOutput_Limit'], row?.['ContextWindow_Limit']];
}

describe('--measure-limits', () => {
  it('finds the longest output and the context window by being refused, and models takes them over every source', async () => {
    const simulator = await simulated(models);
    const run = await visit(simulator, argv);
    expect(run.code).toBe(0);
    expect(limitsOf(run.csv(), haiku.id)).toEqual(['64000', '200000']);
    // Nova's refusal of a long prompt names no figure: nothing was learned.
    expect(limitsOf(run.csv(), nova.id)).toEqual(['10000', 'inconclusive']);
    const catalogue = await visit(simulator, ['models', '--format', 'json'], { cwd: run.cwd });
    const known = JSON.parse(catalogue.stdout).models.find(({ id }: { id: string }) => id === nova.id);
    expect(known.limits).toMatchObject({
      maxOutputTokens: 10_000,
      maxOutputTokensSource: expect.stringMatching(/^measured/),
    });
  });

  it('finds them where open models, GPT and Claude name them, on Chat Completions, Responses, Messages and InvokeModel', async () => {
    const onMantle = (id: string, apis: string, prefix: string) =>
      plainModel(id, { offers: {}, mantle: 'us-east-1', serves: { mantle: { apis, prefix } } });
    const world = having(
      onMantle('zai.glm-5', 'chat-completions', '/v1'),
      onMantle('openai.gpt-5.5', 'responses', '/openai/v1'),
      onMantle('openai.gpt-5.6-sol', 'responses', '/openai/v1'),
      plainModel('anthropic.claude-opus-4-7', { serves: { runtime: { apis: 'messages' } } }),
      plainModel(haiku.id, { serves: { runtime: { apis: 'invoke' } } }),
    );
    const apis = 'chat-completions,responses,messages,invoke';
    const run = await visit(await simulated(world), ['--api', apis, ...argv.slice(2)]);
    const found = run.csv().map((row) => [row['Model'], row['MaxOutput_Limit'], row['ContextWindow_Limit']]);
    expect(found.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
      [haiku.id, '64000', '200000'],
      ['anthropic.claude-opus-4-7', '128000', '1000000'],
      ['openai.gpt-5.5', '128000', '1050000'],
      // Refused without a figure.
      ['openai.gpt-5.6-sol', '128000', 'inconclusive'],
      // One length for prompt and answer: no longest answer is named.
      ['zai.glm-5', 'inconclusive', '202752'],
    ]);
  });

  it('explain shows the refusal, and --resume asks nothing again', async () => {
    const simulator = await simulated(models);
    const first = await visit(simulator, argv);
    const { stdout } = await visit(undefined, ['explain', haiku.id], { cwd: first.cwd });
    expect(stdout).toContain('exceeds the model limit of 64000');
    const before = modelCalls(simulator).length;
    await visit(simulator, [...argv, '--resume', '--retry', 'blocked'], { cwd: first.cwd });
    expect(modelCalls(simulator).slice(before)).toEqual([]);
  });

  it('what is handed on has the measured figure, and diff tells another one', async () => {
    const run = await visit(await simulated(models), [...argv, '-o', 'callable.json', '-o', 'm.csv']);
    const callable = JSON.parse(run.text('callable.json'));
    const found = callable.models.find(({ model }: { model: string }) => model === nova.id);
    expect(found.limits.maxOutputTokens).toMatchObject({ value: 10_000, source: expect.stringMatching(/^measured/) });
    const evidence = run.text('bedrock_evidence.ndjson').replaceAll('model limit of 10000', 'model limit of 5000');
    writeFileSync(join(run.cwd, 'later.ndjson'), evidence);
    const same = await visit(undefined, ['diff', 'm.csv', 'bedrock_evidence.ndjson'], { cwd: run.cwd });
    expect(same.stdout).not.toContain('limit-stated');
    const { stdout } = await visit(undefined, ['diff', 'bedrock_evidence.ndjson', 'later.ndjson'], { cwd: run.cwd });
    expect(stdout).toMatch(/limit:output.*10000 \(limit-stated\) → 5000 \(limit-stated\)/);
  });

  it('asks nothing that could cost more than --max-cost', async () => {
    const simulator = await simulated(models);
    const run = await visit(simulator, [...argv.slice(0, -1), '0.02']);
    expect(limitsOf(run.csv(), haiku.id)).toEqual(['', '']);
    const longest = Math.max(...modelCalls(simulator).map(({ body }) => JSON.stringify(body).length));
    expect(longest).toBeLessThan(2_000);
    expect(run.code).toBe(4);
  });

  it('needs --max-cost, and says so before any call', async () => {
    const { code, stderr } = await visit(undefined, ['--measure-limits', 'output']);
    expect(code).toBe(2);
    expect(stderr).toContain('--measure-limits needs --max-cost');
    expect(() => runMatrix({ measureLimits: 'output' })).toThrow('--measure-limits needs --max-cost');
  });
});

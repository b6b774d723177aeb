/** How much reasoning a model takes, and the flags and versions that Claude takes, in the dialect of each API and family. */
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../src/simulator/scenario.ts';
import { modelCalls, simulated, visit, type Visit } from './harness.ts';
import { gptOss, having, plainModel } from './models.ts';

const everything = { runtime: { apis: 'invoke converse chat-completions responses messages' } };
const claudeOn = (id: string): CatalogueEntry =>
  plainModel(id, { provider: 'Anthropic', serves: { runtime: { apis: 'invoke converse messages' } } });
const gpt = plainModel('openai.gpt-5.6-sol', { provider: 'OpenAI', serves: everything });
const astra = plainModel('openai.gpt-6-astra', { provider: 'OpenAI', serves: everything });
const nova2 = plainModel('amazon.nova-2-lite-v1:0');

/** By value or flag: the marks of one model, where one API is asked. */
function marksOf(run: Visit, model: string, label: string): Record<string, string> {
  const row = run.csv().find((one) => one['Model'] === model) ?? {};
  const pattern = new RegExp(`^${label}_(.+)_(?:Value|Feature)$`);
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, mark]) => {
      const value = pattern.exec(column)?.[1];
      return value === undefined ? [] : [[value, mark]];
    }),
  );
}

const levels = 'effort=none,minimal,low,high,xhigh,max';

describe('--vary effort', () => {
  it('finds the efforts that each model takes on Converse', async () => {
    const [sonnet, opus, fifth] = ['sonnet-4-6', 'opus-4-5-20251101-v1:0', 'sonnet-5-5'].map((name) =>
      claudeOn(`anthropic.claude-${name}`),
    ) as [CatalogueEntry, CatalogueEntry, CatalogueEntry];
    const simulator = await simulated(having(sonnet, opus, fifth, gpt, astra, gptOss, nova2));
    const run = await visit(simulator, ['--vary', levels, '--api', 'converse']);
    const yes = { low: '✓', high: '✓' };
    expect(marksOf(run, sonnet.id, 'Effort')).toEqual({ none: '✓', minimal: '✗', ...yes, xhigh: '✗', max: '✓' });
    expect(marksOf(run, opus.id, 'Effort')).toEqual({ none: '✓', minimal: '✗', ...yes, xhigh: '✗', max: '✗' });
    // Its lowest is between_tools.
    expect(marksOf(run, fifth.id, 'Effort')).toEqual({ none: '✓', minimal: '✗', ...yes, xhigh: '✓', max: '✓' });
    expect(marksOf(run, gpt.id, 'Effort')).toEqual({ none: '✓', minimal: '✗', ...yes, xhigh: '✓', max: '✓' });
    expect(marksOf(run, astra.id, 'Effort')).toEqual({ none: '✗', minimal: '✗', ...yes, xhigh: '✓', max: '✓' });
    expect(marksOf(run, gptOss.id, 'Effort')).toEqual({ none: '✗', minimal: '✗', ...yes, xhigh: '✗', max: '✗' });
    expect(marksOf(run, nova2.id, 'Effort')).toEqual({ none: '✓', minimal: '✗', ...yes, xhigh: '✗', max: '✗' });
    const sent = modelCalls(simulator).map(({ body }) => JSON.stringify(body));
    expect(sent.some((body) => body.includes('"outputConfig":{"effort":"max"}'))).toBe(true);
    expect(sent.some((body) => body.includes('{"reasoning":{"effort":"max"}}'))).toBe(true);
  });

  it('asks each API in its own words, a column each', async () => {
    const simulator = await simulated(having(gpt));
    const apis = 'converse,chat-completions,responses,invoke';
    const run = await visit(simulator, ['--vary', 'effort=none,minimal,high', '--features-api', apis]);
    const found = marksOf(run, gpt.id, 'Effort');
    expect(Object.keys(found)).toHaveLength(12);
    for (const api of ['Converse', 'ChatCompletions', 'Responses', 'Invoke']) {
      expect([api, found[`none_${api}`], found[`minimal_${api}`], found[`high_${api}`]]).toEqual([api, '✓', '✗', '✓']);
    }
    const sent = modelCalls(simulator).map(({ path, body }) => `${path} ${JSON.stringify(body)}`);
    expect(sent.some((call) => /chat\/completions .*"reasoning_effort":"high"/.test(call))).toBe(true);
    expect(sent.some((call) => /responses .*"reasoning":{"effort":"high"}/.test(call))).toBe(true);
  });

  it('proves the effort of an open model by asking once more without it', async () => {
    const [toggled, always] = [plainModel('deepseek.v3.2'), plainModel('qwen.qwen3-32b-v1:0')];
    const run = await visit(await simulated(having(toggled, always)), ['--vary', 'effort=high', '--api', 'converse']);
    expect(marksOf(run, toggled.id, 'Effort')).toEqual({ high: '✓' });
    expect(marksOf(run, always.id, 'Effort')).toEqual({ high: 'inconclusive' });
    const asked = run.evidence().filter(({ t, variant }) => t === 'attempt' && String(variant).endsWith('control'));
    expect(asked).toHaveLength(2);
  });

  it('says ignored where a model thinks although it was told not to', async () => {
    const simulator = await simulated({ ...having(gpt), ignores: [{ model: '*', feature: 'no-thinking' }] });
    const run = await visit(simulator, ['--vary', 'effort=none', '--api', 'chat-completions', '--details']);
    expect(marksOf(run, gpt.id, 'Effort')).toEqual({ none: 'ignored' });
    expect(run.stdout).toMatch(/models\.dev, \d{4}-\d\d-\d\d lists the effort none; it was ignored/);
  });

  it('goes on with --resume, and tells why in explain', async () => {
    const simulator = await simulated(having(gpt));
    const asked = ['--vary', 'effort=minimal,low', '--api', 'responses'];
    const first = await visit(simulator, [...asked, '--max-calls', '2']);
    expect(first.code).toBe(4);
    const second = await visit(simulator, [...asked, '--resume'], { cwd: first.cwd });
    expect([second.code, marksOf(second, gpt.id, 'Effort')]).toEqual([0, { minimal: '✗', low: '✓' }]);
    const told = await visit(simulator, ['explain', gpt.id], { cwd: first.cwd });
    expect(told.stdout).toContain('Responses +effort=minimal');
    expect(told.stdout).toContain('body responses +effort=minimal: {"reasoning":{"effort":"minimal"}');
    expect(told.stdout).toContain("'reasoning_effort' does not support 'minimal' with this model");
    expect(told.stdout).toContain('ended with completed, 40 tokens of reasoning');
  });

  it.each([
    ['effort=hihg', 'effort has no value "hihg"'],
    ['temperature=low', 'temperature takes numbers'],
  ])('names the option for %s', async (word, said) => {
    const run = await visit(undefined, ['--vary', word]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});

it('tools of GPT-5.6 on Chat Completions are asked again with the effort that the refusal names', async () => {
  const simulator = await simulated(having(gpt));
  const features = 'tool-use,forced-tool,tool-streaming';
  const run = await visit(simulator, ['--features', features, '--features-api', 'chat-completions']);
  const row = run.csv()[0] ?? {};
  for (const label of ['ToolUse', 'ForcedTool', 'ToolStreaming'])
    expect([label, row[`${label}_ChatCompletions_Feature`]]).toEqual([label, '✓']);
  const refused = run.evidence().filter(({ t, fault }) => t === 'attempt' && JSON.stringify(fault ?? '').includes('Function tools with reasoning_effort'));
  expect(refused).toHaveLength(3);
  const alone = await visit(await simulated(having(astra)), ['--features', 'tool-use', '--features-api', 'chat-completions']);
  // It has no effort `none`: the service says no to both.
  expect(alone.csv()[0]?.['ToolUse_ChatCompletions_Feature']).toBe('✗');
}); // prettier-ignore

describe('what only Claude has', () => {
  const [dated, fifth] = [claudeOn('anthropic.claude-sonnet-4-5-20250929-v1:0'), claudeOn('anthropic.claude-opus-5')];

  it('--vary anthropic-version: in the body of InvokeModel, in a header of Messages', async () => {
    const simulator = await simulated(having(dated, fifth, gptOss));
    const versions = 'anthropic-version=bedrock-2023-05-31,2026-10-21,2024-01-01';
    const run = await visit(simulator, ['--vary', versions, '--features-api', 'invoke,messages,converse']);
    const [old, young] = [dated, fifth].map(({ id }) => marksOf(run, id, 'AnthropicVersion'));
    expect(old).toEqual({
      'bedrock-2023-05-31_Invoke': '✓',
      '2026-10-21_Invoke': '✗',
      '2024-01-01_Invoke': '✗',
      'bedrock-2023-05-31_Messages': '✗',
      '2026-10-21_Messages': '✗',
      '2024-01-01_Messages': '✗',
      'bedrock-2023-05-31_Converse': '',
      '2026-10-21_Converse': '',
      '2024-01-01_Converse': '',
    });
    expect(young).toMatchObject({ '2026-10-21_Invoke': '✓', '2026-10-21_Messages': '✓', '2024-01-01_Messages': '✗' });
    // Nobody else is asked.
    expect(new Set(Object.values(marksOf(run, gptOss.id, 'AnthropicVersion')))).toEqual(new Set(['']));
  });

  it('--vary beta: which flags an id takes, on each API', async () => {
    const simulator = await simulated(having(dated, fifth));
    const flags = 'beta=interleaved-thinking-2025-05-14,context-1m-2025-08-07,mcp-servers-2025-12-04';
    const run = await visit(simulator, ['--vary', flags, '--features-api', 'invoke,converse,messages']);
    const of = (id: string, flag: string): (string | undefined)[] =>
      ['Invoke', 'Converse', 'Messages'].map((api) => marksOf(run, id, 'Beta')[`${flag}_${api}`]);
    expect(of(dated.id, 'context-1m-2025-08-07')).toEqual(['✓', '✓', '✓']);
    expect(of(fifth.id, 'context-1m-2025-08-07')).toEqual(['✗', '✗', '✗']);
    expect(of(fifth.id, 'interleaved-thinking-2025-05-14')).toEqual(['✓', '✓', '✓']);
    expect(of(dated.id, 'mcp-servers-2025-12-04')).toEqual(['✗', '✗', '✗']);
    expect(run.evidence().some((line) => JSON.stringify(line).includes('invalid beta flag'))).toBe(true);
  });
});

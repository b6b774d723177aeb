/** What a run asks beyond whether an API answers: features, values of parameters, calls of the user's own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dollars } from '../../src/text/dollars.ts';
import type { CatalogueEntry } from '../../src/simulator/scenario.ts';
import {
  checkMarks,
  freshDirectory,
  isOneParagraph,
  modelCalls,
  simulated,
  usualCsv,
  type Visit,
  visit,
} from './harness.ts';
import { claude, embedding, fable, frontier, gptOss, having, nova, plainModel } from './models.ts';
import { faultsBy } from '../schemas.ts';

const llama = plainModel('meta.llama4-maverick-17b-instruct-v1:0', { input: ['TEXT', 'IMAGE'] });
const mistral = plainModel('mistral.mistral-7b-instruct-v0:2');
const lite = plainModel('amazon.nova-lite-v1:0', { input: ['TEXT', 'IMAGE'] });
const chat: CatalogueEntry = {
  id: 'zai.glm-4.7',
  mantle: 'us-east-1',
  serves: { mantle: { apis: 'chat-completions', prefix: '/v1' } },
};

function settledCells(run: Visit): { cell: string; reason?: string; calls: number }[] {
  return run
    .evidence()
    .filter(({ t }) => t === 'cell')
    .map((line) => line as unknown as { cell: string; reason?: string; calls: number })
    .filter(({ cell }) => cell.includes(' +'));
}

describe('--features', () => {
  it('adds a column for each, behind all APIs, and asks what the model can do', async () => {
    const run = await visit(await simulated(having(lite, llama, mistral)), ['--features', 'all']);
    expect(run.code).toBe(0);
    expect(run.text(usualCsv).split('\n')[0]).toBe(
      'Model,Service,Profile_Type,Invoke_API,Converse_API,ChatCompletions_API,Responses_API,Messages_API,Region,Profile_ID,' +
        'SystemPrompt_Feature,StopSequences_Feature,Temperature_Feature,ToolUse_Feature,ForcedTool_Feature,' +
        'ToolStreaming_Feature,JsonSchema_Feature,ImageInput_Feature,DocumentInput_Feature,ReasoningOn_Feature,' +
        'ReasoningOff_Feature,PromptCaching_Feature,ServiceTier_Feature,LogProbabilities_Feature,' +
        'ToolChoiceAny_Feature,ParallelTools_Feature,StrictTools_Feature,ImageInToolResult_Feature,PdfInput_Feature,' +
        'Citations_Feature,CacheTtl_Feature,CachedTokensInStream_Feature,LatencyOptimized_Feature,' +
        'VideoInput_Feature,AudioInput_Feature,PreviousResponseId_Feature,Background_Feature,ServerSideTools_Feature,' +
        'ToolsAndReasoning_Feature,JsonSchemaAndThinking_Feature,ForcedToolAndThinking_Feature,' +
        'ToolsStreamingAndCaching_Feature,Simulated',
    );
    expect(checkMarks(run, lite.id)).toMatchObject({
      SystemPrompt_Feature: '✓',
      StopSequences_Feature: '✓',
      Temperature_Feature: '✓',
      ToolUse_Feature: '✓',
      ForcedTool_Feature: '✓',
      ToolStreaming_Feature: '✓',
      JsonSchema_Feature: '✗',
      ImageInput_Feature: '✓',
      DocumentInput_Feature: '✓',
      PromptCaching_Feature: '✓',
      ServiceTier_Feature: '✓',
      LogProbabilities_Feature: '',
    });
    expect(checkMarks(run, mistral.id)).toMatchObject({
      SystemPrompt_Feature: '✗',
      ToolUse_Feature: '✗',
      ImageInput_Feature: '✗',
    });
  });

  it('tells tools apart from tools while streaming', async () => {
    const run = await visit(await simulated(having(llama)), ['--features', 'tool-use,tool-streaming', '-o', 'm.json']);
    const report: unknown = JSON.parse(run.text('m.json'));
    expect(report).toMatchObject({
      rows: [
        {
          features: {
            ToolUse_Feature: { verdict: 'supported', api: 'converse' },
            ToolStreaming_Feature: {
              verdict: 'unsupported',
              reason: 'feature-not-supported',
              api: 'converse-stream',
              message: "This model doesn't support tool use in streaming mode.",
            },
          },
        },
      ],
    });
  });

  it.each([
    ['stop-sequences', 'stop', 'StopSequences_Feature'],
    ['forced-tool', 'forced-tool', 'ForcedTool_Feature'],
    ['json-schema', 'schema', 'JsonSchema_Feature'],
    ['reasoning-off', 'no-thinking', 'ReasoningOff_Feature'],
    ['prompt-caching', 'cache', 'PromptCaching_Feature'],
    ['service-tier', 'tier', 'ServiceTier_Feature'],
  ] as const)('says ignored where %s is taken and nothing is done with it', async (name, feature, column) => {
    const simulator = await simulated({ ...having(gptOss), ignores: [{ model: 'openai.*', feature }] });
    const run = await visit(simulator, ['--features', name, '--details']);
    expect(checkMarks(run, gptOss.id)).toEqual({ [column]: 'ignored' });
    expect(run.csv()[0]?.[`${column}_Reason`]).toBe('parameter-ignored');
    expect(run.stdout).toMatch(new RegExp(`${column} .*1 of ✗ ignored`));
  });

  it('says neither yes nor no where the reply does not tell', async () => {
    const simulator = await simulated({ ...having(lite), ignores: [{ model: '*', feature: 'system' }] });
    const run = await visit(simulator, ['--features', 'system-prompt']);
    expect(checkMarks(run, lite.id)).toEqual({ SystemPrompt_Feature: 'inconclusive' });
    expect(run.text('bedrock_errors.log')).toContain('feature-not-shown');
  });

  it('counts the tokens and the cost of every reply, the prompt in the cache among them', async () => {
    const simulator = await simulated(having(claude));
    const run = await visit(simulator, ['--features', 'prompt-caching,tool-use', '--api', 'converse']);
    const replies = run.evidence().filter(({ t, reply }) => t === 'attempt' && reply !== undefined);
    const sum = (name: string, of = replies): number =>
      of.reduce((total, { reply }) => total + Number(Reflect.get(Object(reply), name) ?? 0), 0);
    // A prompt that is long enough for a cache, at least three times: the second profile reads what the first has written.
    expect(sum('inputTokens')).toBeGreaterThan(3 * 4096);
    const [input, output] = [sum('inputTokens'), sum('outputTokens')].map((count) => count.toLocaleString('en-US'));
    expect(run.stdout).toContain(`Tokens        ${input} in, ${output} out`);
    // Claude Haiku 4.5: 1 and 5 dollars a million tokens, a tenth more through the profile of a geography; what is written to a cache may cost twice.
    const usual = (of: typeof replies): number =>
      (sum('inputTokens', of) + sum('cacheWriteTokens', of) + 5 * sum('outputTokens', of)) / 1_000_000;
    const most = usual(replies) + 0.1 * usual(replies.filter(({ cell }) => String(cell).includes(' us.')));
    expect(/Cost +about (\S+)/.exec(run.stdout)?.[1]).toBe(dollars(most));
  });

  it('asks only rows that answer an API on which it can be asked', async () => {
    const simulator = await simulated(having(claude));
    const run = await visit(simulator, ['--features', 'tool-use', '--profile-type', 'in-region']);
    expect(checkMarks(run, claude.id)).toEqual({ ToolUse_Feature: '' });
    expect(modelCalls(simulator).filter(({ body }) => JSON.stringify(body).includes('get_weather'))).toEqual([]);
    expect(run.stderr).toContain('no features were tested');
  });

  it('asks on the best API of each row: Converse, Chat Completions, Responses, Messages', async () => {
    const run = await visit(await simulated(having(lite, chat, fable)), ['--features', 'system-prompt']);
    expect(
      settledCells(run)
        .map(({ cell }) => cell.split(' ').slice(-2).join(' '))
        .toSorted(),
    ).toEqual(['chat-completions +system-prompt', 'converse +system-prompt', 'messages +system-prompt']);
  });

  it('speaks the language of every API', async () => {
    const everywhere = { ...gptOss, serves: { runtime: { apis: 'converse chat-completions responses messages' } } };
    const features = 'system-prompt,tool-use,forced-tool,tool-streaming,json-schema,reasoning-on';
    const run = await visit(await simulated(having(everywhere)), [
      '--features',
      features,
      '--features-api',
      'converse,chat-completions,responses,messages',
    ]);
    const answers = checkMarks(run, gptOss.id);
    expect(Object.keys(answers)).toHaveLength(24);
    expect(Object.entries(answers).filter(([, mark]) => mark !== '✓')).toEqual([]);
  });

  it('sees a picture and reads a document on the APIs that take them', async () => {
    const all = plainModel('anthropic.claude-haiku-4-5-20251001-v1:0', {
      input: ['TEXT', 'IMAGE'],
      serves: { runtime: { apis: 'converse messages' } },
    });
    const run = await visit(await simulated(having(all)), [
      '--features',
      'image-input,document-input',
      '--features-api',
      'converse,messages',
    ]);
    expect(checkMarks(run, all.id)).toEqual({
      ImageInput_Converse_Feature: '✓',
      ImageInput_Messages_Feature: '✓',
      DocumentInput_Converse_Feature: '✓',
      DocumentInput_Messages_Feature: '✓',
    });
  });

  it('asks twice for prompt caching: the second call reads what the first has written', async () => {
    const simulator = await simulated(having(lite));
    const run = await visit(simulator, ['--features', 'prompt-caching']);
    expect(settledCells(run)).toMatchObject([{ calls: 2 }]);
    expect(checkMarks(run, lite.id)).toEqual({ PromptCaching_Feature: '✓' });
  });

  it('attaches the guardrail of --guardrail', async () => {
    const simulator = await simulated({ ...having(lite), guardrails: ['abc123:2'] });
    const run = await visit(simulator, ['--features', 'guardrail', '--guardrail', 'abc123:2']);
    expect(checkMarks(run, lite.id)).toEqual({ Guardrail_Feature: '✓' });
    expect(modelCalls(simulator).at(-1)?.body).toMatchObject({
      guardrailConfig: { guardrailIdentifier: 'abc123', guardrailVersion: '2' },
    });
    const without = await visit(simulator, ['--features', 'guardrail']);
    expect([without.code, isOneParagraph(without)]).toEqual([2, true]);
    expect(without.stderr).toContain('--guardrail');
  });

  it('is blocked, throttled or in doubt like any other cell', async () => {
    const reply = (status: number, errorType: string, message: string) => ({ status, errorType, body: { message } });
    const simulator = await simulated({
      ...having(lite, llama),
      faults: [
        {
          match: { api: 'converse-stream', target: lite.id },
          reply: reply(
            403,
            'AccessDeniedException',
            'User is not authorized to perform: bedrock:InvokeModelWithResponseStream',
          ),
        },
        { match: { api: 'converse-stream', target: llama.id }, reply: 'throttle' },
      ],
    });
    const run = await visit(simulator, ['--features', 'tool-streaming', '--retries', '0']);
    expect(checkMarks(run, lite.id)).toEqual({ ToolStreaming_Feature: 'blocked' });
    expect(checkMarks(run, llama.id)).toEqual({ ToolStreaming_Feature: 'inconclusive' });
  });

  it('draws no ✗ from a refusal that is about the form of the request', async () => {
    const body = {
      message: 'The value at toolConfig.tools.0.toolSpec.name failed to satisfy constraint: Member must not be null',
    };
    const reply = { status: 400, errorType: 'ValidationException', body };
    const simulator = await simulated({ ...having(lite), faults: [{ match: { api: 'converse-stream' }, reply }] });
    const run = await visit(simulator, ['--features', 'tool-streaming']);
    expect(checkMarks(run, lite.id)).toEqual({ ToolStreaming_Feature: 'inconclusive' });
  });

  it('draws no ✗ from a parameter whose name was our guess', async () => {
    const run = await visit(await simulated(having(llama)), ['--features', 'reasoning-on']);
    expect(checkMarks(run, llama.id)).toEqual({ ReasoningOn_Feature: 'inconclusive' });
  });

  it('stops at the budget, and goes on from there', async () => {
    const simulator = await simulated(having(lite));
    const asked = ['--api', 'converse', '--features', 'tool-use,forced-tool,temperature'];
    const first = await visit(simulator, [...asked, '--max-calls', '2']);
    expect(first.code).toBe(4);
    expect(Object.values(checkMarks(first, lite.id)).filter((mark) => mark === '✓')).toHaveLength(1);
    const before = modelCalls(simulator).length;
    const second = await visit(simulator, [...asked, '--resume'], { cwd: first.cwd });
    expect(second.code).toBe(0);
    expect(modelCalls(simulator).length - before).toBe(2);
    expect(Object.values(checkMarks(second, lite.id))).toEqual(['✓', '✓', '✓']);
  });

  it('is part of the plan that --resume goes on with', async () => {
    const simulator = await simulated(having(lite));
    const first = await visit(simulator, ['--features', 'tool-use']);
    const second = await visit(simulator, ['--features', 'temperature', '--resume'], { cwd: first.cwd });
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('--features');
  });

  it('of long plans --resume names what differs, and not a hundred columns', async () => {
    const simulator = await simulated(having(lite));
    const features = ['--features', 'all', '--features-api', 'converse,invoke', '--max-calls', '1'];
    const first = await visit(simulator, [...features, '--vary', 'temperature=0']);
    const none = await visit(simulator, ['--resume'], { cwd: first.cwd });
    expect(none.stderr).toMatch(/\(then SystemPrompt_Converse_Feature,.{0,300} and \d+ more, now none\)/);
    const second = await visit(simulator, [...features, '--vary', 'top-p=1', '--resume'], { cwd: first.cwd });
    expect(second.stderr).toContain(
      '(then also Temperature_0_Converse_Value,Temperature_0_Invoke_Value, now also TopP_1_Converse_Value,TopP_1_Invoke_Value)',
    );
  });

  it('gives the same CSV from the evidence, judged again or not', async () => {
    const simulator = await simulated({ ...having(lite, mistral), ignores: [{ model: '*', feature: 'tier' }] });
    const run = await visit(simulator, ['--features', 'all', '--vary', 'max-tokens=1,200000']);
    for (const more of [[], ['--rejudge']]) {
      const again = await visit(simulator, ['report', 'bedrock_evidence.ndjson', ...more], { cwd: run.cwd });
      expect(again.stdout).toBe(run.text(usualCsv));
    }
  });

  it('is in every format, and the JSON is as its schema says', async () => {
    const simulator = await simulated({ ...having(lite), ignores: [{ model: '*', feature: 'tier' }] });
    const run = await visit(simulator, [
      '--features',
      'service-tier',
      '-o',
      'm.json',
      '-o',
      'm.md',
      '-o',
      'm.ndjson',
      '-o',
      'm.xml',
      '-o',
      'm.html',
    ]);
    expect(faultsBy('report', JSON.parse(run.text('m.json')))).toBeNull();
    expect(run.text('m.md')).toMatch(/ServiceTier_Feature[^]*\| ignored \|/);
    expect(run.text('m.ndjson')).toContain('"feature":"service-tier"');
    expect(run.text('m.html')).toContain('{"name":"service-tier","label":"ServiceTier_Feature","isFeature":true}');
    expect(run.text('m.xml')).toContain('amazon.nova-lite-v1:0 converse +service-tier');
  });

  it('is told of by --dry-run, which asks nothing', async () => {
    const simulator = await simulated(having(lite));
    const run = await visit(simulator, ['--dry-run', '--features', 'tool-use,json-schema', '--vary', 'top-p=1']);
    expect(run.stderr).toContain('Also 3 checks of features, values and probes');
    expect(modelCalls(simulator)).toEqual([]);
  });

  it('is in what list says that a run may cost, which is never less than the run says that it cost', async () => {
    const simulator = await simulated(having(lite, claude));
    const asked = ['--features', 'all', '--vary', 'effort=none,high'];
    const listed = await visit(simulator, ['list', ...asked]);
    expect(listed.code).toBe(0);
    const most = Number(/Cost at most \$(\d+(?:\.\d+)?)/.exec(listed.stderr)?.[1]);
    const run = await visit(simulator, asked);
    const cost = Number(/Cost +about \$([\d.]+)/.exec(run.stdout)?.[1]);
    expect(cost).toBeGreaterThan(0.01);
    expect(most).toBeGreaterThanOrEqual(cost);
    expect(listed.stderr).toMatch(/features, values and probes: \d+ cells, \$/);
  });

  it.each(['list', 'run'])('%s: --features-api alone tests nothing, and says so', async (command) => {
    const run = await visit(await simulated(having(lite)), [command, '--features-api', 'invoke']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--features-api needs --features or --vary');
  });

  it('counts nothing for a row that cannot answer, and one check as one', async () => {
    const simulator = await simulated(having(embedding));
    const listed = await visit(simulator, ['list', '--features', 'tool-use']);
    expect(listed.stderr).toContain('Also 1 check of features');
    expect(listed.stderr).toContain('at most 0 cells more');
    expect(listed.stderr).not.toContain('features, values and probes:');
  });

  it('is explained alone where it is named, and what was not tested is said so', async () => {
    const run = await visit(await simulated(having(lite, embedding)), [
      '--features',
      'tool-use,json-schema',
      '--vary',
      'temperature=0',
    ]);
    const explained = (...argv: string[]) => visit(undefined, ['explain', ...argv, '--no-color'], { cwd: run.cwd });
    const heads = ({ stdout }: { stdout: string }): string[] =>
      stdout.split('\n').flatMap((line) => /^\w+ (?:\+\S+)?/.exec(line)?.[0].trim() ?? []);
    expect(heads(await explained(lite.id, '--check', 'tool-use'))).toEqual(['Converse +tool-use']);
    expect(heads(await explained(lite.id, '--check', 'temp*,json-schema'))).toEqual([
      'Converse +json-schema',
      'Converse +temperature=0',
    ]);
    for (const [argv, said] of [
      [[lite.id, '--check', 'tool-us'], 'The run did not test tool-us.\n  Did you mean tool-use?'],
      [[lite.id, '--api', 'count-tokens'], 'The run did not test count-tokens.\n  It tested invoke'],
      [[embedding.id, '--check', 'tool-use'], `tool-use was not tested on ${embedding.id}.`],
    ] as const) {
      const none = await explained(...argv);
      expect([none.code, none.stdout]).toEqual([2, '']);
      expect(none.stderr).toContain(said);
    }
  });

  it('is explained with its attempts', async () => {
    const simulator = await simulated(having(llama));
    const run = await visit(simulator, ['--features', 'tool-streaming']);
    const told = await visit(simulator, ['explain', llama.id], { cwd: run.cwd });
    expect(told.stdout).toContain('ConverseStream +tool-streaming');
    expect(told.stdout).toContain("> This model doesn't support tool use in streaming mode.");
  });

  it('tells where the listing of models says otherwise, and nothing where it says nothing', async () => {
    const ignoring = { ...having(lite), ignores: [{ model: '*', feature: 'cache' as const }] };
    const asked = ['--features', 'prompt-caching,tool-use', '--api', 'converse'];
    const run = await visit(await simulated(ignoring), asked);
    expect(run.stdout).toContain('ListFoundationModels (an undocumented member) says yes to prompt-caching');
    expect(run.stdout).not.toContain('to tool-use');
    const plain = await visit(await simulated({ ...ignoring, plainListings: true }), asked);
    expect(plain.stdout).not.toContain('says yes to');
  });
});

describe('--vary', () => {
  it('finds the values that a model takes, a column each', async () => {
    const simulator = await simulated(having(llama, nova, frontier));
    const run = await visit(simulator, [
      '--vary',
      'max-tokens=1,16,9000',
      '--vary',
      'temperature=0,1',
      '--profile-type',
      'in-region',
    ]);
    expect(checkMarks(run, llama.id)).toEqual({
      MaxTokens_1_Value: '✓',
      MaxTokens_16_Value: '✓',
      MaxTokens_9000_Value: '✗',
      Temperature_0_Value: '✓',
      Temperature_1_Value: '✓',
    });
    expect(checkMarks(run, frontier.id)).toMatchObject({ Temperature_0_Value: '✗', Temperature_1_Value: '✓' });
    // The service said so: nothing for a person to act on.
    expect(run.text('bedrock_errors.log')).not.toContain('value-refused');
  });

  it.each([['max-tokens'], ['heat=1'], ['=1']])('names the option for %s', async (word) => {
    const run = await visit(undefined, ['--vary', word]);
    expect([run.code, run.stderr.includes('--vary')]).toEqual([2, true]);
  });
});

describe('--prompt', () => {
  it('asks in the words of the user on every API, in whatever template', async () => {
    const simulator = await simulated(having(llama, gptOss, chat));
    const run = await visit(simulator, [
      '--prompt',
      'Is $& "there"?',
      '--api',
      'invoke,converse,chat-completions,responses,converse-stream,count-tokens',
      '--vary',
      'top-p=0.5',
    ]);
    expect(run.code).toBe(0);
    const bodies = modelCalls(simulator).map(({ body }) => JSON.stringify(body));
    expect(bodies.filter((body) => !body.includes(String.raw`Is $& \"there\"?`))).toEqual([]);
  });
});

describe('--probe-file', () => {
  const order = {
    name: 'order-lookup',
    api: 'converse',
    models: 'amazon.*',
    body: { messages: [{ role: 'user', content: [{ text: 'Say OK.' }] }], inferenceConfig: { maxTokens: 30 } },
    expect: [
      { path: 'output.message.content[0].text', matches: '^OK' },
      { path: 'stopReason', equals: 'end_turn' },
      { path: 'usage.outputTokens', exists: true },
    ],
  };

  function withFiles(files: Record<string, string>): string {
    const cwd = freshDirectory();
    mkdirSync(join(cwd, 'probes'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, 'probes', name), text);
    return cwd;
  }

  it('adds the calls that a team depends on, from JSON and YAML, without code', async () => {
    const yaml = `
- name: picky
  api: chat-completions
  body: { messages: [{ role: user, content: Hello }], max_completion_tokens: 300 }
  expect:
    - { path: 'choices[0].message.content', equals: Nothing else }
- name: streamed
  api: chat-completions-stream
  body: { messages: [{ role: user, content: Hello }], max_completion_tokens: 300 }
  expect: [{ path: 'events[0].data.choices[0].delta.role', equals: assistant }]
- name: impossible
  api: chat-completions
  body: { messages: [], max_completion_tokens: 300 }
`;
    const cwd = withFiles({ 'a.json': JSON.stringify(order), 'b.yaml': yaml });
    const simulator = await simulated(having(lite, llama, chat));
    const run = await visit(simulator, ['--probe-file', 'probes', '--details'], { cwd });
    expect(run.code).toBe(0);
    expect(checkMarks(run, lite.id)).toEqual({
      OrderLookup_Probe: '✓',
      Picky_Probe: '',
      Streamed_Probe: '',
      Impossible_Probe: '',
    });
    expect(checkMarks(run, llama.id)['OrderLookup_Probe']).toBe('');
    expect(checkMarks(run, chat.id)).toEqual({
      OrderLookup_Probe: '',
      Picky_Probe: '✗',
      Streamed_Probe: '✓',
      Impossible_Probe: '✗',
    });
    const row = run.csv().find((one) => one['Model'] === chat.id);
    expect([row?.['Picky_Probe_Reason'], row?.['Impossible_Probe_Reason']]).toEqual([
      'expectation-not-met',
      'call-refused',
    ]);
    // Which expectation it was, and what stands in its place.
    const found = /choices\[0\]\.message\.content = ".+"/;
    expect(run.text('bedrock_errors.log')).toMatch(found);
    const explained = await visit(undefined, ['explain', chat.id, '--api', 'chat-completions'], { cwd });
    expect(explained.stdout).toMatch(new RegExp(`not as the probe expects: ${found.source}`));
  });

  it.each<[string, string, string]>([
    ['{', 'a.json cannot be read', 'text that is no JSON'],
    ['[1]', 'a.json[0] a probe is an object', 'a number'],
    ['{"name":"Order!"}', 'a.json: name', 'a name that makes no column'],
    [JSON.stringify({ ...order, api: 'convers' }), 'a.json: api', 'an API that is none'],
    [JSON.stringify({ ...order, body: 'x' }), 'a.json: body', 'a body that is no object'],
    [JSON.stringify({ ...order, bodi: {} }), 'a.json: bodi', 'a field that is not known'],
    [
      JSON.stringify({ ...order, expect: [{ path: 'a', equals: 1, exists: true }] }),
      'a.json: expect[0]',
      'two checks in one',
    ],
    [JSON.stringify({ ...order, expect: [{ equals: 1 }] }), 'a.json: expect[0].path', 'no path'],
    [JSON.stringify({ ...order, expect: [{ path: 'a', matches: '(' }] }), 'a.json: expect[0].matches', 'no pattern'],
    [JSON.stringify([order, order]), 'a.json[1]: name order-lookup is taken', 'a name used twice'],
  ])('names file and field: %s -> %s', async (text, place) => {
    const run = await visit(undefined, ['--probe-file', 'probes'], { cwd: withFiles({ 'a.json': text }) });
    expect([run.code, isOneParagraph(run)]).toEqual([2, true]);
    expect(run.stderr).toContain(`probes/${place}`);
  });

  it('needs the API of a probe to be asked', async () => {
    const cwd = withFiles({ 'a.json': JSON.stringify(order) });
    const run = await visit(undefined, ['--probe-file', 'probes', '--api', 'invoke'], { cwd });
    expect([run.code, run.stderr.includes('order-lookup calls converse')]).toEqual([2, true]);
  });
});

/** Files that gateways and coding tools read as they are: what stands in them was measured or has a source. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { keyOf } from '../../../src/plan/cell.ts';
import { formatOf } from '../../../src/report/formats.ts';
import type { FormatName } from '../../../src/config/formats.ts';
import type { ApiName, CellResult, Row, Run } from '../../../src/types.ts';
import { haiku, haikuProfile, nova, sampleRun, simulatedRun } from '../sample-run.ts';
import * as schemas from './consumer-schemas.ts';

const worked: CellResult = { verdict: 'supported', rule: 'reply', calls: 1 };
const refused: CellResult = { verdict: 'unsupported', reason: 'api-not-supported', rule: 'r', calls: 1 };
const gpt: Row = {
  ...nova,
  endpoint: 'bedrock-mantle',
  model: 'openai.gpt-5.5',
  provider: 'openai',
  input: [],
  output: [],
};
const sonnetProfile: Row = {
  ...haikuProfile,
  model: 'anthropic.claude-sonnet-4-6',
  profile: 'us.anthropic.claude-sonnet-4-6',
};

type Measured = [Row, ApiName, CellResult, string?];

function runOf(cells: Measured[], change: Partial<Run['header']> = {}): Run {
  const run = sampleRun();
  const keys = [...new Set(cells.flatMap(([, , , feature]) => feature ?? []))];
  return {
    ...run,
    header: {
      ...run.header,
      ...change,
      features: keys.map((key) => ({ key, column: key, apis: ['converse', 'responses'] })),
    },
    rows: [...new Set(cells.map(([row]) => row))],
    results: new Map(cells.map(([row, api, result, feature]) => [keyOf(row, api, feature), result])),
  };
}

const run = runOf([
  [nova, 'converse', worked],
  [nova, 'converse', worked, 'tool-use'],
  [nova, 'converse', refused, 'json-schema'],
  [haiku, 'converse', { ...refused, reason: 'needs-inference-profile' }],
  [haikuProfile, 'converse', worked],
  [haikuProfile, 'converse', worked, 'reasoning-on'],
  [haikuProfile, 'invoke', worked],
  [sonnetProfile, 'invoke', worked],
  [gpt, 'responses', { ...worked, route: '/openai/v1' }],
  [gpt, 'chat-completions', { ...worked, route: '/openai/v1' }],
]);

async function rendered(format: FormatName, from: Run = run): Promise<string> {
  return String(await formatOf(format).render(from, { details: false, bom: false }));
}

const withoutComments = (jsonc: string): string => jsonc.replaceAll(/^\/\/.*\n/gm, '');
const files = (toml: string): string[] =>
  toml
    .split(/^# file: /m)
    .slice(1)
    .map((file) => file.replace(/^.*\n/, ''));

const readers: [FormatName, object, (text: string) => unknown[]][] = [
  ['litellm', schemas.litellmConfig, (text) => [parseYaml(text)]],
  ['models-dev', schemas.modelsDevEntry, (text) => files(text).map((file) => parseToml(file))],
  ['opencode', schemas.opencodeConfig, (text) => [JSON.parse(withoutComments(text))]],
  ['claude-code', schemas.claudeCodeSettings, (text) => [JSON.parse(text)]],
  ['codex', schemas.codexConfig, (text) => [parseToml(text)]],
  ['candidates', schemas.routerCandidates, (text) => [JSON.parse(text)]],
  ['openclaw', schemas.openclawConfig, (text) => [parseYaml(text)]],
];

describe.each(readers)('%s', (format, schema, read) => {
  it('is what its reader takes', async () => {
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    const documents = read(await rendered(format));
    expect(documents).not.toHaveLength(0);
    for (const document of documents) {
      validate(document);
      expect(validate.errors).toBeNull();
    }
    validate({ model: 7, llms: 7, env: { lower: 7 }, limit: 7, provider: 7, model_list: 7 });
    expect(validate.errors).not.toBeNull();
  });

  it('names no id whose cell is not ✓ there', async () => {
    const text = await rendered(format);
    expect(text).not.toMatch(/"anthropic\.claude-haiku-4-5|(?:model|converse\/)[:"= ]*anthropic\.claude-haiku-4-5/);
    const nothing = runOf([[haiku, 'converse', refused]]);
    expect(await rendered(format, nothing)).not.toContain('claude-haiku');
  });

  it('has no line of its own for an id with a line break in it', async () => {
    const named = (model: string): Run => {
      const row = { ...nova, model };
      const mantle = { ...gpt, model };
      return runOf([
        [row, 'converse', worked],
        [row, 'invoke', worked],
        [mantle, 'responses', { ...worked, route: '/openai/v1' }],
      ]);
    };
    for (const start of ['anthropic.claude-sonnet-4-6', 'acme.one']) {
      const text = await rendered(format, named(`${start}\ninjected = 1\r\n# file: injected`));
      expect(text.split(/[\n\r]/).filter((line) => /^\s*(?:injected|# file: injected)/.test(line))).toEqual([]);
      expect(() => read(text)).not.toThrow();
    }
  });

  it('says when and in which account it was measured, and that a run is suspect or incomplete', async () => {
    const [row] = [{ ...nova, account: 'work' }];
    const many = runOf(
      [row, { ...gpt, account: 'work' }, { ...haikuProfile, account: 'work' }].flatMap((one): Measured[] => [
        [one, 'converse', worked],
        [one, 'invoke', worked],
        [one, 'responses', { ...worked, route: '/openai/v1' }],
      ]),
      { accounts: ['work'] },
    );
    const text = await rendered(format, { ...many, end: { ...sampleRun().end!, suspect: 'a proxy answered' } });
    expect(text).toContain('2026-11-20T01:00:00.000Z');
    expect(text).toContain('work');
    expect(text).toContain('a proxy answered');
    expect(text).toContain('a listing failed');
    expect(await rendered(format, simulatedRun())).toMatch(/simulated"?: true/);
  });
});

describe('what the files hold', () => {
  it('LiteLLM: the profile that answered, prices per token, features that were asked', async () => {
    const { model_list: list } = parseYaml(await rendered('litellm'));
    const byId = new Map(list.map((one: { litellm_params: { model: string } }) => [one.litellm_params.model, one]));
    expect([...byId.keys()].map(String).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'bedrock/converse/amazon.nova-lite-v1:0',
      'bedrock/converse/us.anthropic.claude-haiku-4-5-20251001-v1:0',
      'bedrock_mantle/openai.gpt-5.5',
    ]);
    const novaInfo = { supports_function_calling: true, supports_response_schema: false, input_cost_per_token: 6e-8 };
    expect(byId.get('bedrock/converse/amazon.nova-lite-v1:0')).toMatchObject({ model_info: novaInfo });
    expect(byId.get('bedrock/converse/amazon.nova-lite-v1:0')).not.toHaveProperty('model_info.supports_vision');
    expect(byId.get('bedrock_mantle/openai.gpt-5.5')).toMatchObject({
      litellm_params: { api_base: 'https://bedrock-mantle.us-east-1.api.aws/openai/v1' },
    });
    const haikuInfo = byId.get('bedrock/converse/us.anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(haikuInfo).toMatchObject({
      // A profile of a geography costs a tenth more than the global one.
      model_info: {
        input_cost_per_token: expect.closeTo(1.1e-6, 12),
        bedrock_matrix: { cost: 'models.dev, 2026-09-30' },
      },
    });
  });

  it('LiteLLM: each effort that was accepted or refused, by the name that its router reads', async () => {
    const efforts = runOf([
      [haikuProfile, 'converse', worked],
      [haikuProfile, 'converse', worked, 'effort=max'],
      [haikuProfile, 'converse', { ...refused, reason: 'value-refused' }, 'effort=xhigh'],
      [haikuProfile, 'converse', { ...refused, verdict: 'inconclusive', reason: 'throttled' }, 'effort=low'],
    ]);
    const [{ model_info: info }] = parseYaml(await rendered('litellm', efforts)).model_list;
    expect(info).toMatchObject({ supports_max_reasoning_effort: true, supports_xhigh_reasoning_effort: false });
    expect(info).not.toHaveProperty('supports_low_reasoning_effort');
  });

  it('Claude Code: the newest that answered InvokeModel for each role', async () => {
    expect(JSON.parse(await rendered('claude-code')).env).toEqual({
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_REGION: 'us-east-1',
      ANTHROPIC_DEFAULT_SONNET_MODEL: sonnetProfile.profile,
      ANTHROPIC_DEFAULT_HAIKU_MODEL: haikuProfile.profile,
    });
  });

  it('Claude Code: Messages on bedrock-mantle for a role whose newest model answers there', async () => {
    const onMantle = (model: string): Row => ({ ...gpt, model, provider: 'anthropic' });
    const [fable, sonnet] = [onMantle('anthropic.claude-fable-5'), onMantle('anthropic.claude-sonnet-4-6')];
    const answered: CellResult = { ...worked, route: '/anthropic/v1' };
    const both = runOf([
      [sonnetProfile, 'invoke', worked],
      [fable, 'messages', answered],
      [sonnet, 'messages', answered],
    ]);
    expect(JSON.parse(await rendered('claude-code', both)).env).toEqual({
      CLAUDE_CODE_USE_BEDROCK: '1',
      CLAUDE_CODE_USE_MANTLE: '1',
      AWS_REGION: 'us-east-1',
      ANTHROPIC_DEFAULT_SONNET_MODEL: sonnetProfile.profile,
      ANTHROPIC_DEFAULT_FABLE_MODEL: fable.model,
    });
    const { env } = JSON.parse(await rendered('claude-code', runOf([[fable, 'messages', answered]])));
    expect(env).not.toHaveProperty('CLAUDE_CODE_USE_BEDROCK');
  });

  it('Claude Code: each further Region by its name, in the order in which they were asked for', async () => {
    const regions = ['eu-west-1', 'us-east-1'];
    const there: Row = { ...haikuProfile, region: 'eu-west-1', profile: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0' };
    const both = runOf(
      [
        [haikuProfile, 'invoke', worked],
        [there, 'invoke', worked],
      ],
      { regions },
    );
    const { env, 'bedrock-matrix': about } = JSON.parse(await rendered('claude-code', both));
    expect(env).toMatchObject({ AWS_REGION: 'eu-west-1' });
    expect(about.otherRegions['us-east-1'].env).toMatchObject({ ANTHROPIC_DEFAULT_HAIKU_MODEL: haikuProfile.profile });
  });

  it('a stream that was asked and failed keeps an id out', async () => {
    const apis: ApiName[] = ['invoke', 'invoke-stream'];
    const half = runOf(
      [
        [haikuProfile, 'invoke', worked],
        [haikuProfile, 'invoke-stream', refused],
      ],
      { apis },
    );
    expect(await rendered('claude-code', half)).not.toContain('HAIKU');
  });

  it('opencode: no id that it would call by another', async () => {
    const { provider } = JSON.parse(withoutComments(await rendered('opencode')));
    expect(Object.keys(provider['amazon-bedrock'].models)).toEqual([haikuProfile.profile, gpt.model]);
    expect(provider['amazon-bedrock'].models[gpt.model].provider).toEqual({
      npm: '@ai-sdk/amazon-bedrock/mantle',
      api: 'https://bedrock-mantle.us-east-1.api.aws/openai/v1',
    });
  });

  it('opencode: ids without a profile where it puts no prefix before them', async () => {
    const deepseek: Row = { ...nova, model: 'deepseek.v3.2', provider: 'DeepSeek' };
    const [gov, zurich] = ['us-gov-west-1', 'eu-central-2'].map((region): Row => ({ ...nova, region }));
    const named = async (row: Row): Promise<string[]> => {
      const { provider } = JSON.parse(withoutComments(await rendered('opencode', runOf([[row, 'converse', worked]]))));
      return Object.keys(provider['amazon-bedrock']?.models ?? {});
    };
    expect(await named(deepseek)).toEqual([deepseek.model]);
    for (const row of [gov, zurich]) expect(await named(row as Row)).toEqual([nova.model]);
    expect(await named(nova)).toEqual([]);
  });

  it('Codex: only what answered below /openai/v1', async () => {
    expect(await rendered('codex')).toContain('model = "openai.gpt-5.5"');
    const elsewhere = runOf([[gpt, 'responses', { ...worked, route: '/v1' }]]);
    expect(await rendered('codex', elsewhere)).toContain('# No model answered.');
  });

  it('Codex: an inference profile on bedrock-runtime, where the newest model answered', async () => {
    const sol: Row = {
      ...nova,
      model: 'openai.gpt-6.1-sol',
      provider: 'openai',
      profileType: 'global-cross-region',
      profile: 'global.openai.gpt-6.1-sol',
    };
    const answered: CellResult = { ...worked, route: '/openai/v1' };
    const both = runOf([
      [gpt, 'responses', answered],
      [sol, 'responses', answered],
    ]);
    const text = await rendered('codex', both);
    expect(parseToml(text)).toMatchObject({
      model_provider: 'amazon-bedrock-runtime',
      model: 'global.openai.gpt-6.1-sol',
      model_providers: { 'amazon-bedrock-runtime': { aws: { region: 'us-east-1' } } },
    });
    expect(text).toContain('# also answered: openai.gpt-5.5 by amazon-bedrock in us-east-1');
  });

  it('models.dev: says what is to be added where nothing was measured, and only that', async () => {
    const [entry = ''] = files(await rendered('models-dev', runOf([[nova, 'converse', worked]])));
    expect(entry).toContain(
      '# to be added, not measured: attachment, reasoning, tool_call, release_date, last_updated, open_weights\n',
    );
    const more = runOf([
      [nova, 'converse', worked],
      [nova, 'converse', worked, 'image-input'],
      [nova, 'converse', refused, 'reasoning-on'],
      [nova, 'converse', worked, 'tool-use'],
    ]);
    const [known = ''] = files(await rendered('models-dev', more));
    expect(known).toContain('# to be added, not measured: release_date, last_updated, open_weights\n');
    expect(parseToml(known)).toMatchObject({ attachment: true, reasoning: false, tool_call: true });
  });

  it('models.dev: a model that its base_model calls reasoning is not whole without options, and says so', async () => {
    const opus: Row = { ...nova, model: 'anthropic.claude-3-opus-20240229-v1:0', provider: 'Anthropic' };
    const [without = '', old = ''] = files(
      await rendered(
        'models-dev',
        runOf([
          [opus, 'converse', worked],
          [haikuProfile, 'converse', worked],
        ]),
      ),
    ).toReversed();
    expect(without).toContain('# to be added, not measured: reasoning_options, if the base_model reasons');
    // models.dev has no such model to take the rest from.
    expect(parseToml(old)).toMatchObject({ name: opus.model });
    const told = runOf([
      [haikuProfile, 'converse', worked],
      [haikuProfile, 'converse', worked, 'reasoning-on'],
    ]);
    const [whole = ''] = files(await rendered('models-dev', told));
    expect(whole).not.toContain('to be added');
  });

  it('models.dev: measured reasoning with its options', async () => {
    const text = await rendered('models-dev');
    expect(text).toContain('# file: providers/amazon-bedrock/models/us.anthropic.claude-haiku-4-5-20251001-v1:0.toml');
    const efforts = runOf(
      ['none', 'high']
        .map((value): Measured => [haikuProfile, 'converse', worked, `effort=${value}`])
        .concat([[haikuProfile, 'converse', worked]]),
    );
    const [entry = ''] = files(await rendered('models-dev', efforts));
    expect(parseToml(entry)).toMatchObject({
      base_model: 'anthropic/claude-haiku-4-5-20251001',
      reasoning_options: [{ type: 'effort', values: ['none', 'high'] }],
    });
  });

  it('candidates: the same id in two Regions is two candidates', async () => {
    const there: Row = { ...nova, region: 'eu-north-1' };
    const both = runOf([
      [nova, 'converse', worked],
      [there, 'converse', worked],
    ]);
    expect(Object.keys(JSON.parse(await rendered('candidates', both)))).toEqual([
      'amazon.nova-lite-v1:0@eu-north-1',
      'amazon.nova-lite-v1:0@us-east-1',
    ]);
  });

  it('a measured limit is no feature that is missing', async () => {
    const stated: CellResult = { ...refused, reason: 'limit-stated', message: 'exceeds the model limit of 4096.' };
    const measured = runOf([
      [nova, 'converse', worked],
      [nova, 'converse', worked, 'tool-use'],
      [nova, 'converse', stated, 'limit:output'],
    ]);
    const { models } = JSON.parse(await rendered('callable', measured));
    expect(models[0].apis.converse.features).toEqual({ 'tool-use': true });
  });

  it('callable.json: features of each API, and limits with their sources', async () => {
    const { models, measured } = JSON.parse(await rendered('callable'));
    expect(measured).toMatchObject({ from: '2026-11-20T01:00:00.000Z' });
    expect(models[0]).toMatchObject({
      model: 'amazon.nova-lite-v1:0',
      limits: { contextWindow: { value: 300_000, source: expect.stringContaining('model-card') } },
      apis: { converse: { features: { 'tool-use': true, 'json-schema': false } } },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { modelCalls, simulated, usualCsv, visit } from './harness.ts';
import { claude, embedding, everyKind, fable, frontier, gemma, gptOss, having, nova, plainModel } from './models.ts';

const header =
  'Model,Service,Profile_Type,Invoke_API,Converse_API,ChatCompletions_API,Responses_API,Messages_API,Region,Profile_ID';

describe('the CSV of a run', () => {
  it('has one row per model, profile and mantle model, with a mark per API, sorted, byte for byte', async () => {
    const run = await visit(await simulated(having(...everyKind)), []);
    expect(run.code).toBe(0);
    expect(run.text(usualCsv)).toBe(
      [
        `${header},Simulated`,
        'anthropic.claude-fable-5,bedrock-mantle,in-region,✗,✗,✗,✗,✓,us-east-1,,yes',
        'google.gemma-3-12b-it,bedrock-mantle,in-region,✗,✗,✓,✗,✗,us-east-1,,yes',
        'openai.gpt-5.4,bedrock-mantle,in-region,✗,✗,✓,✓,✗,us-east-1,,yes',
        'amazon.nova-lite-v1:0,bedrock-runtime,in-region,✓,✓,✗,✗,✗,us-east-1,,yes',
        'amazon.nova-lite-v1:0,bedrock-runtime,regional-cross-region,✓,✓,✗,✗,✗,us-east-1,us.amazon.nova-lite-v1:0,yes',
        'amazon.titan-embed-text-v2:0,bedrock-runtime,in-region,✓,✗,✗,✗,✗,us-east-1,,yes',
        'anthropic.claude-haiku-4-5-20251001-v1:0,bedrock-runtime,global-cross-region,✓,✓,✗,✗,✓,us-east-1,global.anthropic.claude-haiku-4-5-20251001-v1:0,yes',
        'anthropic.claude-haiku-4-5-20251001-v1:0,bedrock-runtime,in-region,✗,✗,✗,✗,✗,us-east-1,,yes',
        'anthropic.claude-haiku-4-5-20251001-v1:0,bedrock-runtime,regional-cross-region,✓,✓,✗,✗,✓,us-east-1,us.anthropic.claude-haiku-4-5-20251001-v1:0,yes',
        'openai.gpt-oss-20b-1:0,bedrock-runtime,in-region,✓,✓,✓,✓,✗,us-east-1,,yes',
        '',
      ].join('\n'),
    );
  });

  it('calls no Invoke and no Converse for a mantle model: that endpoint has no such API', async () => {
    const simulator = await simulated(having(frontier, gemma, fable));
    const run = await visit(simulator, ['--api', 'invoke,converse']);
    expect(modelCalls(simulator)).toEqual([]);
    expect(run.csv().map((row) => [row['Invoke_API'], row['Converse_API'], row['Messages_API']])).toEqual(
      Array.from({ length: 3 }, () => ['✗', '✗', '']),
    );
  });

  it('has blocked and inconclusive for what is no no', async () => {
    const simulator = await simulated({
      ...having(nova, gptOss, embedding),
      gates: [
        { model: 'amazon.nova-*', gate: 'no-access' },
        { model: 'openai.*', gate: 'throttled' },
      ],
    });
    const run = await visit(simulator, ['--retries', '0', '--api', 'converse', '--profile-type', 'in-region']);
    const marks = run.csv().map((row) => [row['Model'], row['Converse_API']]);
    expect(run.code).toBe(4);
    expect(marks).toEqual([
      ['amazon.nova-lite-v1:0', 'blocked'],
      ['amazon.titan-embed-text-v2:0', '✗'],
      ['openai.gpt-oss-20b-1:0', 'inconclusive'],
    ]);
  });

  it('starts with a byte order mark only when asked', async () => {
    const simulator = await simulated(having(nova));
    expect((await visit(simulator, [])).text(usualCsv)).toMatch(/^Model,/);
    expect((await visit(simulator, ['--bom'])).text(usualCsv)).toMatch(/^\uFEFFModel,/);
  });

  it('has reason, status, latency and tokens per API with --details, behind all other columns', async () => {
    const run = await visit(await simulated(having(nova)), [
      '--details',
      '--api',
      'converse,messages',
      '--profile-type',
      'in-region',
    ]);
    const [row] = run.csv();
    expect(run.text(usualCsv).split('\n')[0]).toBe(
      `${header},Converse_Reason,Converse_Status,Converse_Latency_ms,Converse_InputTokens,Converse_OutputTokens,` +
        'Messages_Reason,Messages_Status,Messages_Latency_ms,Messages_InputTokens,Messages_OutputTokens,Simulated',
    );
    expect(row).toMatchObject({
      Converse_Reason: '',
      Converse_Status: '200',
      Messages_Reason: 'api-not-supported',
      Messages_Status: '400',
    });
    expect(Number(row?.['Converse_InputTokens'])).toBeGreaterThan(0);
    expect(row?.['Messages_InputTokens']).toBe('');
  });

  it('has the columns of the other APIs behind Profile_ID with --api all', async () => {
    const run = await visit(await simulated(having(claude, nova, embedding, frontier, gemma, fable)), ['--api', 'all']);
    const table = run.csv().map((row) => [row['Profile_ID'] || row['Model'], ...Object.values(row).slice(10, -1)]);
    expect(run.code).toBe(0);
    expect(run.text(usualCsv).split('\n')[0]).toBe(
      `${header},InvokeStream_API,ConverseStream_API,ChatCompletionsStream_API,ResponsesStream_API,MessagesStream_API,CountTokens_API,Bidirectional_API,Rerank_API,Simulated`,
    );
    expect(table).toEqual([
      ['anthropic.claude-fable-5', '✗', '✗', '✗', '✗', '✓', '✓', '✗', '✗'],
      ['google.gemma-3-12b-it', '✗', '✗', '✓', '✗', '✗', '✗', '✗', '✗'],
      ['openai.gpt-5.4', '✗', '✗', '✓', '✓', '✗', '✗', '✗', '✗'],
      ['amazon.nova-lite-v1:0', '✓', '✓', '✗', '✗', '✗', '✗', '✗', ''],
      ['us.amazon.nova-lite-v1:0', '✓', '✓', '✗', '✗', '✗', '✗', '✗', ''],
      ['amazon.titan-embed-text-v2:0', '✗', '✗', '✗', '✗', '✗', '✗', '✗', ''],
      ['global.anthropic.claude-haiku-4-5-20251001-v1:0', '✓', '✓', '✗', '✗', '✓', '✗', '✗', ''],
      ['anthropic.claude-haiku-4-5-20251001-v1:0', '✗', '✗', '✗', '✗', '✗', '✓', '✗', ''],
      ['us.anthropic.claude-haiku-4-5-20251001-v1:0', '✓', '✓', '✗', '✗', '✓', '✗', '✗', ''],
    ]);
  });

  it('is the same after two runs, whatever the order in which replies came', async () => {
    const argv = ['-c', '16'];
    const scenario = having(...everyKind);
    const one = await visit(await simulated({ ...scenario, seed: 1, latency: { median: 3, tail: 40 } }), argv);
    const two = await visit(await simulated({ ...scenario, seed: 2, latency: { median: 3, tail: 40 } }), argv);
    expect(two.text(usualCsv)).toBe(one.text(usualCsv));
  });

  it('has the rows of both Regions, sorted by Region, each asked where it is', async () => {
    const simulator = await simulated(having(nova, gemma));
    const run = await visit(simulator, ['--region', 'us-east-1,eu-west-1', '--api', 'converse']);
    expect(run.csv().map((row) => [row['Region'], row['Service'], row['Profile_ID'], row['Converse_API']])).toEqual([
      ['eu-west-1', 'bedrock-runtime', '', '✓'],
      ['us-east-1', 'bedrock-mantle', '', '✗'],
      ['us-east-1', 'bedrock-runtime', '', '✓'],
      ['us-east-1', 'bedrock-runtime', 'us.amazon.nova-lite-v1:0', '✓'],
    ]);
    expect(new Set(modelCalls(simulator).map(({ region }) => region))).toEqual(new Set(['eu-west-1', 'us-east-1']));
  });
});

describe('--region all', () => {
  it('asks every commercial Region, and a Region without models is no gap', async () => {
    const simulator = await simulated(having(nova));
    const run = await visit(simulator, ['--region', 'all', '--api', 'converse']);
    expect(run.code).toBe(0);
    expect(run.csv().map((row) => [row['Region'], row['Converse_API']])).toEqual([
      ['eu-west-1', '✓'],
      ['us-east-1', '✓'],
      ['us-east-1', '✓'],
    ]);
    const listed = simulator.requests.filter(({ api }) => api === 'list-foundation-models').map(({ region }) => region);
    expect(new Set(listed).size).toBeGreaterThan(25);
    expect(listed.filter((region) => region?.startsWith('us-gov-'))).toEqual([]);
  });
});

describe('stdout', () => {
  it('carries only the data with -o -, and the summary goes to stderr', async () => {
    const run = await visit(await simulated(having(nova)), ['-o', '-']);
    expect(run.stdout.split('\n')[0]).toBe(`${header},Simulated`);
    expect(run.csv(run.stdout)).toHaveLength(2);
    expect(run.stderr).toContain('success rate');
    expect(run.files).toEqual(['bedrock_errors.log', 'bedrock_evidence.ndjson']);
  });

  it('carries the summary otherwise, and names the files that were written', async () => {
    const run = await visit(await simulated(having(nova, gemma)), []);
    for (const name of run.files) expect(run.stdout).toContain(name);
    for (const words of [
      '1 on bedrock-runtime',
      '1 on bedrock-mantle',
      '1 inference profile',
      '15 (3 rows x 5 APIs)',
      'Calls',
      'Tokens',
      'Wall time',
    ]) {
      expect(run.stdout).toContain(words);
    }
    expect(run.files).toEqual([usualCsv, 'bedrock_errors.log', 'bedrock_evidence.ndjson']);
  });

  it('is silent with --quiet, and stderr too', async () => {
    const { code, stdout, stderr } = await visit(await simulated(having(nova)), ['--quiet']);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('says that the simulator answered, even when it was reached like any endpoint', async () => {
    const run = await visit(await simulated(having(nova)), ['-o', 'matrix.md']);
    expect(run.stdout).toMatch(/simulated/i);
    expect(run.text('matrix.md')).toMatch(/simulated/i);
    expect(run.text('bedrock_errors.log')).toMatch(/simulated/i);
    expect(run.evidence()[0]).toMatchObject({ t: 'run', simulated: true });
  });
});

describe('several outputs', () => {
  it('are all written, each in the format of its extension', async () => {
    const run = await visit(await simulated(having(nova)), ['-o', 'a.csv', '-o', 'b.json', '-o', 'c.md']);
    expect(run.text('a.csv')).toMatch(/^Model,/);
    expect(JSON.parse(run.text('b.json'))).toMatchObject({ rows: [{ model: nova.id }, { model: nova.id }] });
    expect(run.text('c.md')).toContain('| --- |');
    expect(run.files).not.toContain(usualCsv);
  });
});

describe('--dry-run and list', () => {
  const onMantle = 'chat-completions,responses,messages';
  const onRuntime = `invoke,converse,${onMantle}`;

  it.each([[['--dry-run']], [['list']]])(
    '%j shows the rows with the APIs that would be asked, and calls no model',
    async (argv) => {
      const simulator = await simulated(having(nova, gemma));
      const run = await visit(simulator, argv);
      expect(run.code).toBe(0);
      expect(modelCalls(simulator)).toEqual([]);
      expect(
        run.stdout
          .trimEnd()
          .split('\n')
          .map((line) => line.split('\t')),
      ).toEqual([
        ['us-east-1', 'bedrock-mantle', 'in-region', gemma.id, onMantle],
        ['us-east-1', 'bedrock-runtime', 'in-region', nova.id, onRuntime],
        ['us-east-1', 'bedrock-runtime', 'regional-cross-region', `us.${nova.id}`, onRuntime],
      ]);
      expect(run.stderr).toContain('15 cells');
      expect(run.stderr).toContain('13 of them with a call');
      expect(run.files).toEqual([]);
    },
  );
});

describe('filters', () => {
  const ids = async (argv: string[]): Promise<string[]> => {
    const { stdout } = await visit(await simulated(having(...everyKind)), ['list', ...argv]);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[3] ?? '');
  };

  it.each([
    [
      ['--model', 'amazon.*'],
      [nova.id, embedding.id, `us.${nova.id}`],
    ],
    [
      ['--model', 'us.*'],
      [`us.${claude.id}`, `us.${nova.id}`],
    ],
    [
      ['--model', 'AMAZON.NOVA-LITE-V?:0'],
      [nova.id, `us.${nova.id}`],
    ],
    [['--model', 'openai.*', '--exclude', '*oss*'], [frontier.id]],
    [['--provider', 'google'], [gemma.id]],
    [['--provider', 'Anthropic', '--service', 'bedrock-mantle'], [fable.id]],
    [['--profile-type', 'global-cross-region'], [`global.${claude.id}`]],
    [
      ['--service', 'bedrock-mantle'],
      [fable.id, gemma.id, frontier.id],
    ],
  ])('%j leaves these', async (argv, left) => {
    expect((await ids(argv)).toSorted()).toEqual(left.toSorted());
  });
});

describe('--limit', () => {
  const many = [
    ...['a', 'b', 'c', 'd', 'e'].map((name) => plainModel(`amazon.${name}-v1:0`, { provider: 'Amazon' })),
    ...['a', 'b'].map((name) => plainModel(`meta.${name}-v1:0`, { provider: 'Meta' })),
    ...['x', 'y', 'z'].map((name) => ({ ...gemma, id: `google.${name}` })),
  ];
  const models = async (limit: string): Promise<string[]> => {
    const { stdout } = await visit(await simulated(having(...many)), ['list', '--limit', limit]);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[3] ?? '');
  };

  it('deals its models over endpoints and providers, and no model twice', async () => {
    expect((await models('4')).toSorted()).toEqual(['amazon.a-v1:0', 'google.x', 'google.y', 'meta.a-v1:0']);
  });

  it('gives the same models every time, and a larger limit only adds', async () => {
    const four = await models('4');
    expect(await models('4')).toEqual(four);
    expect(await models('7')).toEqual(expect.arrayContaining(four));
    expect(await models('100')).toHaveLength(many.length);
  });

  it('keeps the profiles of a model with it', async () => {
    const { stdout } = await visit(await simulated(having(nova, embedding)), ['list', '--limit', '1']);
    expect(stdout).toContain(`us.${nova.id}`);
    expect(stdout).not.toContain(embedding.id);
  });

  it('counts per Region', async () => {
    const run = await visit(await simulated(having(nova, embedding)), [
      'list',
      '--limit',
      '1',
      '--region',
      'us-east-1,eu-west-1',
    ]);
    expect(run.stdout.split('\n').filter((line) => line.includes('in-region'))).toHaveLength(2);
  });
});

describe('report', () => {
  it('renders the CSV of a run again from its evidence, byte for byte, with no calls', async () => {
    const simulator = await simulated({
      ...having(...everyKind),
      gates: [{ model: 'openai.gpt-oss-*', gate: 'legacy' }],
    });
    const run = await visit(simulator, ['--details']);
    const calls = simulator.requests.length;
    const again = await visit(simulator, ['report', 'bedrock_evidence.ndjson', '--details'], { cwd: run.cwd });
    expect(again).toMatchObject({ code: 0, stdout: run.text(usualCsv) });
    expect(simulator.requests).toHaveLength(calls);
  });

  it('--rejudge draws the same verdicts from the attempts alone', async () => {
    const run = await visit(await simulated(having(...everyKind)), []);
    const again = await visit(undefined, ['report', 'bedrock_evidence.ndjson', '--rejudge', '-o', 'again.csv'], {
      cwd: run.cwd,
    });
    expect(again.text('again.csv')).toBe(run.text(usualCsv));
  });
});

describe('explain', () => {
  it('shows the calls of a cell, the words of the service, the verdict and the next step', async () => {
    const run = await visit(await simulated(having(claude)), []);
    const told = await visit(undefined, ['explain', claude.id, '--api', 'converse'], { cwd: run.cwd });
    expect(told.code).toBe(0);
    expect(told.stdout).toContain('POST /model/');
    expect(told.stdout).toContain('HTTP 400');
    expect(told.stdout).toContain('unsupported: needs-inference-profile');
    expect(told.stdout).toContain(`us.${claude.id}`);
  });

  it('takes a profile id, and any case', async () => {
    const run = await visit(await simulated(having(claude)), []);
    const told = await visit(undefined, ['explain', `US.${claude.id}`, '--api', 'converse'], { cwd: run.cwd });
    expect(told.stdout).toContain('supported');
    expect(told.stdout).not.toContain('global.');
  });

  it('names the nearest ids when no row is called so', async () => {
    const run = await visit(await simulated(having(nova)), []);
    const told = await visit(undefined, ['explain', 'amazon.nova-light-v1:0'], { cwd: run.cwd });
    expect(told.code).toBe(2);
    expect(told.stderr).toContain(nova.id);
    const other = await visit(undefined, ['explain', 'zzzzzzzzzz'], { cwd: run.cwd });
    expect(other.stderr).toContain('None of its ids is like it');
  });
});

describe('--demo', () => {
  it('needs no account, writes files of its own names, and every one of them says simulated', async () => {
    const run = await visit(undefined, ['--demo', '--limit', '2', '-c', '16'], {
      env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
    });
    expect(run.code).toBe(0);
    expect(run.files).toEqual([
      'bedrock_compatibility_matrix.demo.csv',
      'bedrock_errors.demo.log',
      'bedrock_evidence.demo.ndjson',
    ]);
    expect(run.stdout).toMatch(/simulated/i);
    expect(run.text('bedrock_errors.demo.log')).toMatch(/simulated/i);
    expect(run.evidence('bedrock_evidence.demo.ndjson')[0]).toMatchObject({ simulated: true });
  });
});

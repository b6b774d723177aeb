/** The MCP server, asked by the official client over the stdio of a process of its own. */
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, it, onTestFinished } from 'vitest';
import { readEvidence } from '../../src/evidence/read-evidence.ts';
import { cliArguments } from '../cli-process.ts';
import { freshDirectory, simulated, usualEvidence, visit } from '../end-to-end/harness.ts';
import { having, plainModel } from '../end-to-end/models.ts';

interface Start {
  options?: string[];
  env?: Record<string, string | undefined>;
}

async function clientIn(cwd: string, { options = [], env = {} }: Start = {}): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const given = Object.entries({ PATH: process.env['PATH'], ...env }).filter(([, value]) => value !== undefined);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [...cliArguments(), 'mcp', ...options],
      cwd,
      env: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    }),
  );
  onTestFinished(() => client.close());
  return client;
}

async function ask(
  client: Client,
  name: string,
  given: Record<string, unknown> = {},
): Promise<{ text: string; isError: boolean }> {
  const answer = await client.callTool({ name, arguments: given });
  const [content] = answer.content;
  return { text: content?.type === 'text' ? content.text : '', isError: answer.isError === true };
}

const toolsOf = async (client: Client): Promise<string[]> => (await client.listTools()).tools.map(({ name }) => name);

it(
  'tells which models answer, what is known of one, why a cell is what it is, and what changed; and calls nothing',
  { timeout: 120_000 },
  async () => {
    const simulator = await simulated(
      having(plainModel('acme.one-v1:0'), plainModel('acme.two-v1:0'), plainModel('amazon.nova-lite-v1:0')),
    );
    const cwd = freshDirectory();
    await visit(simulator, ['--model', 'acme.one*'], { cwd });
    copyFileSync(join(cwd, usualEvidence), join(cwd, 'before.ndjson'));
    await visit(simulator, ['--features', 'tool-use'], { cwd });
    await visit(simulator, ['models', '-o', 'models.json'], { cwd });
    const calls = simulator.requests.length;

    const client = await clientIn(cwd, { options: ['--baseline', 'before.ndjson', '--catalogue', 'models.json'] });
    const { tools } = await client.listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['which_models_answer', true],
      ['explain_cells', true],
      ['describe_model', true],
      ['what_changed', true],
    ]);
    expect(tools[0]?.inputSchema).toMatchObject({
      properties: { api: { enum: expect.arrayContaining(['converse']) } },
      required: ['api'],
    });

    const which = JSON.parse((await ask(client, 'which_models_answer', { api: 'converse', region: 'us-east-1' })).text);
    expect(which.answered.map(({ id }: { id: string }) => id)).toEqual([
      'acme.one-v1:0',
      'acme.two-v1:0',
      'amazon.nova-lite-v1:0',
    ]);
    expect(which).toMatchObject({ simulated: true, tested: 3, others: {} });
    const withTools = { api: 'converse', feature: 'tool-use' };
    expect(JSON.parse((await ask(client, 'which_models_answer', withTools)).text)).toMatchObject({ tested: 3 });
    // A feature is tested on one API: an empty list must not read as "none can".
    const onAnother = JSON.parse((await ask(client, 'which_models_answer', { ...withTools, api: 'invoke' })).text);
    expect(onAnother).toMatchObject({ tested: 0, answered: [] });
    expect(onAnother.testedOnAnotherApi).toContainEqual(
      expect.objectContaining({ id: 'amazon.nova-lite-v1:0', api: 'converse' }),
    );

    const why = await ask(client, 'explain_cells', { model: 'acme.two', api: 'responses' });
    const said = await visit(undefined, ['explain', 'acme.two', '--api', 'responses', '--no-color'], { cwd });
    expect(why).toEqual({ text: said.stdout, isError: false });

    const feature = await ask(client, 'explain_cells', { model: 'nova-lite', feature: 'tool-use' });
    expect(feature.text.match(/^Converse.*$/gm)).toEqual([expect.stringContaining('+tool-use')]);
    expect(await ask(client, 'explain_cells', { model: 'nova-lite', api: 'count-tokens' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('The run did not test count-tokens.'),
    });

    const known = JSON.parse((await ask(client, 'describe_model', { model: 'nova-lite' })).text);
    expect(known.run.models).toEqual([
      expect.objectContaining({
        id: 'amazon.nova-lite-v1:0',
        contextWindow: { value: expect.any(Number), source: expect.any(String) },
        price: expect.objectContaining({ input: expect.any(Number), source: expect.any(String) }),
        ids: [expect.objectContaining({ region: 'us-east-1', answers: expect.arrayContaining(['converse']) })],
      }),
    ]);
    expect(known.catalogue).toMatchObject({
      source: expect.stringContaining('models.json'),
      simulated: true,
      models: [{ id: 'amazon.nova-lite-v1:0', limits: { contextWindowSource: expect.any(String) } }],
    });

    const changed = JSON.parse((await ask(client, 'what_changed')).text);
    expect(changed).toMatchObject({ schema: 1, before: { name: 'before.ndjson' } });
    expect(simulator.requests).toHaveLength(calls);
  },
);

it('says what is wrong with a question, and what the run did test', { timeout: 60_000 }, async () => {
  const cwd = freshDirectory();
  const client = await clientIn(cwd);
  expect(await ask(client, 'which_models_answer', { api: 'telepathy' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('converse-stream'),
  });
  expect(await ask(client, 'what_changed')).toMatchObject({
    isError: true,
    text: expect.stringContaining('--baseline'),
  });
  expect(await ask(client, 'describe_model', { model: 'x' })).toMatchObject({
    isError: true,
    text: expect.stringContaining(usualEvidence),
  });

  const simulator = await simulated(having(plainModel('acme.one-v1:0')));
  // A server that was started before the run reads what it found.
  await visit(simulator, ['--api', 'converse'], { cwd });
  const wrong: [question: Record<string, unknown>, text: string][] = [
    [{ api: 'messages' }, 'The run did not test messages.\nIt tested converse.'],
    [{ api: 'converse', region: 'us-east-2' }, 'The run did not test us-east-2.\nDid you mean us-east-1?'],
    [{ api: 'converse', feature: 'tool-use' }, 'The run did not test tool-use.\nIt was made without --features.'],
    [{ api: 'converse', model: 'acme.on-v1:0' }, 'The nearest ids are acme.one-v1:0'],
  ];
  for (const [question, text] of wrong) {
    expect(await ask(client, 'which_models_answer', question)).toMatchObject({
      isError: true,
      text: expect.stringContaining(text),
    });
  }
});

it(
  'calls a model only when it was started with --max-cost, and no more than that allows',
  { timeout: 120_000 },
  async () => {
    const simulator = await simulated(having(plainModel('acme.one-v1:0'), plainModel('amazon.nova-lite-v1:0')));
    const env: Record<string, string | undefined> = { ...simulator.environment, AWS_REGION: 'us-east-1' };
    const cwd = freshDirectory();
    // A bound in the environment was meant for runs.
    const reader = await clientIn(cwd, { env: { ...env, BEDROCK_MATRIX_MAX_COST: '5' } });
    expect(await toolsOf(reader)).not.toContain('call_model');
    expect(await ask(reader, 'call_model', { model: 'acme.one-v1:0', api: 'converse' }).catch(String)).toEqual(
      expect.stringContaining('call_model'),
    );
    expect(simulator.requests).toEqual([]);

    const options = ['--max-cost', '0.5', '--max-calls', '3', '--api', 'converse,invoke', '--features', 'tool-use'];
    const caller = await clientIn(cwd, { env, options });
    expect(await toolsOf(caller)).toContain('call_model');
    const nova = { model: 'amazon.nova-lite-v1:0', api: 'converse' };
    expect(await ask(caller, 'call_model', { ...nova, model: 'amazon.nova-light-v1:0' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('Did you mean amazon.nova-lite-v1:0'),
    });
    const first = await ask(caller, 'call_model', nova);
    expect(first).toMatchObject({ isError: false, text: expect.stringContaining('supported') });
    expect(first.text).toMatch(/Budget of this server: about \$0\.0000\d+ of \$0\.5 at list prices, 1 of 3 calls\./);
    const { run } = await readEvidence(join(cwd, usualEvidence));
    expect([...run.results].map(([key]) => key)).toEqual([
      'us-east-1 bedrock-runtime amazon.nova-lite-v1:0 - converse',
    ]);
    // Two of four cells were never asked: nobody is to take that for a whole run.
    expect(run.end?.incomplete).toContain('one by one');

    const tool = await ask(caller, 'call_model', { ...nova, feature: 'tool-use' });
    expect(tool).toMatchObject({ isError: false, text: expect.stringContaining('tool-use') });
    expect(tool.text).toContain('2 of 3 calls');
    const again = await ask(caller, 'call_model', nova);
    expect(again.text).toContain('3 of 3 calls');
    const over = await ask(caller, 'call_model', { ...nova, model: 'acme.one-v1:0' });
    expect(over).toMatchObject({ isError: true, text: expect.stringContaining('used up') });
    const models = simulator.requests.filter(({ path }) => path.includes('/converse'));
    expect(models.filter(({ path }) => path.includes('nova-lite'))).toHaveLength(3);
    expect(models.filter(({ path }) => path.includes('acme'))).toEqual([]);
    expect(readFileSync(join(cwd, usualEvidence), 'utf8').match(/"t":"attempt"/g)).toHaveLength(3);
    // What was never called is not counted as tested.
    expect(JSON.parse((await ask(caller, 'which_models_answer', { api: 'converse' })).text)).toMatchObject({
      tested: 1,
      answered: [{ id: 'amazon.nova-lite-v1:0' }],
      others: { untested: 1 },
    });
  },
);

it(
  'evidence that was named and is not there is said so, and no demo stands in for it',
  { timeout: 60_000 },
  async () => {
    const cwd = freshDirectory();
    const simulator = await simulated(having(plainModel('acme.one-v1:0')));
    await visit(simulator, ['--api', 'converse'], { cwd });
    for (const name of ['bedrock_evidence.demo.ndjson', 'missing.demo.ndjson'])
      copyFileSync(join(cwd, usualEvidence), join(cwd, name));
    const client = await clientIn(cwd, { options: ['--evidence', 'missing.ndjson'] });
    for (const [tool, question] of [
      ['which_models_answer', { api: 'converse' }],
      ['explain_cells', { model: 'acme.one' }],
      ['describe_model', { model: 'acme.one' }],
    ] as const)
      expect(await ask(client, tool, question)).toMatchObject({
        isError: true,
        text: expect.stringMatching(/missing\.ndjson/),
      });
    // With the usual name the demo does stand in.
    rmSync(join(cwd, usualEvidence));
    expect(await ask(await clientIn(cwd), 'explain_cells', { model: 'acme.one' })).toMatchObject({ isError: false });
  },
);

it('a call that was made is spent, also when its evidence could not be kept', { timeout: 60_000 }, async () => {
  const simulator = await simulated({ ...having(plainModel('acme.one-v1:0')), latency: 300 });
  const cwd = freshDirectory();
  const folder = join(cwd, 'kept');
  mkdirSync(folder);
  const options = ['--max-cost', '0.5', '--max-calls', '1', '--api', 'converse', '--evidence', 'kept/night.ndjson'];
  const env = { ...simulator.environment, AWS_REGION: 'us-east-1' };
  const caller = await clientIn(cwd, { env, options });
  const question = { model: 'acme.one-v1:0', api: 'converse' };
  const called = (): number => simulator.requests.filter(({ path }) => path.startsWith('/model/acme.one')).length;
  const asked = ask(caller, 'call_model', question);
  await expect.poll(called, { interval: 5, timeout: 30_000 }).toBeGreaterThan(0);
  rmSync(folder, { recursive: true });
  expect(await asked).toMatchObject({ isError: true, text: expect.stringContaining('night.ndjson') });
  mkdirSync(folder);
  expect(await ask(caller, 'call_model', question)).toMatchObject({
    isError: true,
    text: expect.stringMatching(/used up: 1 call/),
  });
});

it('--max-calls alone is no budget', async () => {
  const { code, stderr } = await visit(undefined, ['mcp', '--max-calls', '3']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--max-calls needs --max-cost')]);
});

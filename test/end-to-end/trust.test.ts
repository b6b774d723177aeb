import { describe, expect, it } from 'vitest';
import { isOneParagraph, modelCalls, simulated, visit } from './harness.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { gemma, having, nova } from './models.ts';
import { forwardTo, plainServer } from './network.ts';

const converseReply = {
  output: { message: { role: 'assistant', content: [{ text: 'OK' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
};

describe('before it measures, a run finds out whether it can be trusted', () => {
  it('and says that it cannot where something answers even for a model that does not exist', async () => {
    const simulator = await simulated(having(nova));
    const obliging = await plainServer((incoming, response) => {
      incoming.resume();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(converseReply));
    });
    const run = await visit(simulator, ['--api', 'converse', '--region', 'us-east-1,eu-west-1'], {
      env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: obliging },
    });
    expect(run.code).toBe(4);
    for (const region of ['us-east-1', 'eu-west-1'])
      expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain(`bedrock-runtime in ${region} answers even for a model`);
    expect(run.evidence().at(-1)).toMatchObject({
      t: 'end',
      suspect: expect.stringContaining('something other than Bedrock'),
    });
    expect(run.stdout).toContain('SUSPECT');
  });

  it('and stops where a web page answers in the place of every endpoint: exit code 1, no model called', async () => {
    const simulator = await simulated(having(nova));
    let asked = 0;
    const portal = await plainServer((incoming, response) => {
      asked += 1;
      incoming.resume();
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><title>Company network: sign in</title></html>');
    });
    const run = await visit(simulator, [], { env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: portal } });
    expect(run.code).toBe(1);
    expect(isOneParagraph(run)).toBe(true);
    expect(run.stderr).toContain('Company network: sign in');
    // One for each family of routes.
    expect(asked).toBe(3);
    expect(run.files).toEqual([]);
  });

  it('and measures the one endpoint of two that can be asked: exit code 4', async () => {
    const simulator = await simulated(having(nova, gemma));
    const forward = forwardTo(() => simulator.origins.mantle);
    const mantle = await plainServer((incoming, response) => {
      if (incoming.method === 'GET') return forward(incoming, response);
      incoming.resume();
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Sign in</title></html>');
    });
    const run = await visit(simulator, ['--api', 'converse,chat-completions'], {
      env: { AWS_ENDPOINT_URL_BEDROCK_MANTLE: mantle },
    });
    expect(run.code).toBe(4);
    expect(run.csv().map((row) => [row['Service'], row['Converse_API'], row['ChatCompletions_API']])).toEqual([
      ['bedrock-mantle', '✗', ''],
      ['bedrock-runtime', '✓', '✗'],
      ['bedrock-runtime', '✓', '✗'],
    ]);
  });

  it('for nothing: the question is one call to each family of routes, beside the listing and, where models were asked, after the sweep, and is not counted as a call of the run', async () => {
    const simulator = await simulated(having(nova, gemma));
    const run = await visit(simulator, ['--region', 'us-east-1,eu-west-1', '--api', 'converse,messages']);
    const asked = simulator.requests.filter(
      ({ api, target }) => target?.includes('no-such-model') && !api?.startsWith('list-'),
    );
    // Lists no model there; it is asked while that is not known.
    const unused = 'mantle eu-west-1 messages 404';
    const once = [
      'mantle us-east-1 messages 404',
      'runtime eu-west-1 converse 400',
      'runtime eu-west-1 messages 400',
      'runtime us-east-1 converse 400',
      'runtime us-east-1 messages 400',
    ];
    const twice = once.flatMap((one) => [one, one]);
    expect(
      asked.map(({ endpoint, region, api, status }) => `${endpoint} ${region} ${api} ${status}`).toSorted(),
    ).toEqual([unused, ...twice]);
    expect(run.evidence().at(-1)).toMatchObject({ calls: modelCalls(simulator).length });
  });
});

describe('a refusal of our credentials for one cell', () => {
  it('that the next question does not share is about that cell: the others are measured', async () => {
    const simulator = await simulated({
      ...having(nova, gemma),
      faults: [{ match: { target: nova.id, api: 'converse' }, reply: 'expired-token' }],
    });
    const run = await visit(simulator, ['--api', 'invoke,converse', '--service', 'bedrock-runtime']);
    expect(run.code).toBe(4);
    expect(run.csv().map((row) => [row['Profile_ID'], row['Invoke_API'], row['Converse_API']])).toEqual([
      ['', '✓', 'inconclusive'],
      [`us.${nova.id}`, '✓', '✓'],
    ]);
  });
});

describe('the header of the evidence', () => {
  it('says how the run authenticated', async () => {
    const simulator = await simulated(having(nova));
    const signed = await visit(simulator, ['--api', 'converse']);
    const keyed = await visit(simulator, ['--api', 'converse'], {
      env: { AWS_BEARER_TOKEN_BEDROCK: simulator.bearerKey },
    });
    expect([signed, keyed].map((run) => run.evidence()[0])).toMatchObject([
      { options: { authentication: 'sigv4' } },
      { options: { authentication: 'bearer' } },
    ]);
  });
});

describe('what stands before one family of routes only', () => {
  const page = '<html><title>Company network: sign in</title></html>';
  const chatReply = {
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'OK' } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };

  /** Passes all on to the simulator, but for the calls under this base path, which get the same answer. */
  async function standIn(simulator: Simulator, base: string, answer: { type: string; text: string }): Promise<string> {
    const forward = forwardTo(() => simulator.origins.runtime);
    return plainServer((incoming, response) => {
      if (incoming.method === 'GET' || !incoming.url?.startsWith(base)) return forward(incoming, response);
      incoming.resume();
      response.writeHead(200, { 'content-type': answer.type }).end(answer.text);
    });
  }

  it('a page of a proxy: its cells stay empty, the others are measured, and the sentence names the routes', async () => {
    const simulator = await simulated(having(nova));
    const runtime = await standIn(simulator, '/anthropic/v1', { type: 'text/html', text: page });
    const run = await visit(simulator, ['--api', 'converse,chat-completions,messages'], {
      env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime },
    });
    expect(run.code).toBe(4);
    for (const row of run.csv()) {
      expect([row['Converse_API'], row['ChatCompletions_API'], row['Messages_API']]).toEqual(['✓', '✗', '']);
    }
    const said = 'bedrock-runtime in us-east-1 cannot be called (/anthropic/v1). A web page answers in its place';
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain(said);
  });

  it('a wildcard: the run is SUSPECT, and the sentence names the routes', async () => {
    const simulator = await simulated(having(nova));
    const answer = { type: 'application/json', text: JSON.stringify(chatReply) };
    const run = await visit(simulator, ['--api', 'converse,chat-completions'], {
      env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: await standIn(simulator, '/openai/v1', answer) },
    });
    expect(run.code).toBe(4);
    expect(run.evidence().at(-1)).toMatchObject({
      suspect: expect.stringContaining(
        'bedrock-runtime in us-east-1 answers even for a model that does not exist (/openai/v1)',
      ),
    });
  });

  it('is not asked about where the run does not use it', async () => {
    const simulator = await simulated(having(nova));
    const runtime = await standIn(simulator, '/openai/v1', { type: 'text/html', text: page });
    const run = await visit(simulator, ['--api', 'converse'], { env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime } });
    expect(run.code).toBe(0);
  });
});

describe('what begins while the run goes on', () => {
  const wildcard = { type: 'application/json', text: JSON.stringify(converseReply) };
  const portal = { type: 'text/html', text: '<html><title>Sign in</title></html>' };

  it.each([
    ['a wildcard', wildcard, 'answers even for a model that does not exist (/model)'],
    ['a captive portal', portal, 'a web page answers in the place of bedrock-runtime in us-east-1'],
  ])('%s makes the run SUSPECT', async (_what, { type, text }, said) => {
    const simulator = await simulated(having(nova));
    const forward = forwardTo(() => simulator.origins.runtime);
    let calls = 0;
    const turning = await plainServer((incoming, response) => {
      // The canary and the first model are Bedrock's.
      if ((calls += 1) <= 2) return forward(incoming, response);
      incoming.resume();
      response.writeHead(200, { 'content-type': type }).end(text);
    });
    const run = await visit(simulator, ['--api', 'converse', '--retries', '0'], {
      env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: turning },
    });
    expect(run.code).toBe(4);
    expect(run.evidence().at(-1)).toMatchObject({ t: 'end', suspect: expect.stringContaining(said) });
    expect(run.stdout).toContain('SUSPECT');
  });
});

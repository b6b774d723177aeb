import { describe, expect, it } from 'vitest';
import { isOneParagraph, modelCalls, simulated, visit } from './harness.ts';
import { gemma, having, nova } from './models.ts';
import { forwardTo, plainServer } from './network.ts';

const converseReply = {
  output: { message: { role: 'assistant', content: [{ text: 'OK' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
};

describe('before it measures, a run finds out whether it can be believed', () => {
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
    expect(asked).toBe(1);
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

  it('for nothing: the question is one call to each endpoint of each Region, and is not counted as a call of the run', async () => {
    const simulator = await simulated(having(nova, gemma));
    const run = await visit(simulator, ['--region', 'us-east-1,eu-west-1', '--api', 'converse']);
    const asked = simulator.requests.filter(
      ({ api, target }) => target?.includes('no-such-model') && !api?.startsWith('list-'),
    );
    expect(asked.map(({ endpoint, region, status }) => `${endpoint} ${region} ${status}`).toSorted()).toEqual([
      'mantle us-east-1 404',
      'runtime eu-west-1 400',
      'runtime us-east-1 400',
    ]);
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

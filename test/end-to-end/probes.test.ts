import { describe, expect, it } from 'vitest';
import type { ApiName } from '../../src/types.ts';
import { modelCalls, simulated, visit, type Visit } from './harness.ts';
import { claude, embedding, fable, frontier, gemma, gptOss, having, nova, plainModel } from './models.ts';

type Marks = Record<string, string | undefined>;

/** The only row's marks. */
function marksOf(run: Visit): Marks {
  return run.csv()[0] ?? {};
}

function attemptsOf(run: Visit): Record<string, unknown>[] {
  return run.evidence().filter(({ t }) => t === 'attempt');
}

function verdictOf(run: Visit): Record<string, unknown> | undefined {
  return run.evidence().find(({ t }) => t === 'cell');
}

const inRegion = ['--profile-type', 'in-region'];
const streams: ApiName[] = [
  'invoke-stream',
  'converse-stream',
  'chat-completions-stream',
  'responses-stream',
  'messages-stream',
];

describe('the request that is really sent', () => {
  it.each([
    ['invoke', `/model/${encodeURIComponent(nova.id)}/invoke`, nova, { inferenceConfig: { maxTokens: 16 } }],
    ['converse', `/model/${encodeURIComponent(nova.id)}/converse`, nova, { inferenceConfig: { maxTokens: 16 } }],
    ['invoke-stream', `/model/${encodeURIComponent(nova.id)}/invoke-with-response-stream`, nova, {}],
    ['converse-stream', `/model/${encodeURIComponent(nova.id)}/converse-stream`, nova, {}],
    ['chat-completions', '/openai/v1/chat/completions', gptOss, { model: gptOss.id, max_completion_tokens: 16 }],
    ['responses', '/openai/v1/responses', gptOss, { model: gptOss.id, max_output_tokens: 16, store: false }],
    ['chat-completions-stream', '/openai/v1/chat/completions', gptOss, { stream: true }],
    ['responses-stream', '/openai/v1/responses', gptOss, { stream: true, store: false }],
    ['chat-completions', '/openai/v1/chat/completions', frontier, { model: frontier.id }],
    ['responses', '/openai/v1/responses', frontier, { model: frontier.id, store: false }],
    ['messages', '/anthropic/v1/messages', fable, { model: fable.id, max_tokens: 16 }],
    ['messages-stream', '/anthropic/v1/messages', fable, { stream: true }],
    ['count-tokens', '/anthropic/v1/messages/count_tokens', fable, { model: fable.id }],
  ] as const)('%s goes to %s and is answered at once', async (api, path, model, body) => {
    const simulator = await simulated(having(model));
    const run = await visit(simulator, ['--api', api, ...inRegion]);
    const calls = modelCalls(simulator);
    expect(calls).toMatchObject([{ method: 'POST', path, status: 200, auth: 'sigv4', body }]);
    expect(verdictOf(run)).toMatchObject({ verdict: 'supported', calls: 1 });
  });

  it('names the inference profile, on every API that it can be called by', async () => {
    const simulator = await simulated(having(claude));
    await visit(simulator, ['--model', 'us.*', '--api', 'invoke,converse,messages']);
    const profile = `us.${claude.id}`;
    expect(modelCalls(simulator).map(({ target }) => target)).toEqual([profile, profile, profile]);
  });

  it('sends no sampling parameter, no system prompt and never more than 16 tokens to any model', async () => {
    const simulator = await simulated(having(nova, claude, gptOss, frontier, gemma, fable));
    await visit(simulator, ['--api', 'all']);
    const sent = JSON.stringify(modelCalls(simulator).map(({ body }) => body));
    expect(sent).not.toMatch(/temperature|top_?p|top_?k|"system"|"seed"/i);
    const budgets = [...sent.matchAll(/max\w*tokens"?:(\d+)/gi)].map(([, budget]) => Number(budget));
    expect(Math.max(...budgets)).toBe(16);
  });

  it('asks Responses never to store', async () => {
    const simulator = await simulated({ ...having(gptOss, frontier), retention: 'none' });
    const run = await visit(simulator, ['--api', 'responses,responses-stream']);
    expect(run.csv().map((row) => [row['Responses_API'], row['ResponsesStream_API']])).toEqual([
      ['✓', '✓'],
      ['✓', '✓'],
    ]);
  });

  it('of an embedding model is an embedding body', async () => {
    const simulator = await simulated(having(embedding));
    const run = await visit(simulator, ['--api', 'invoke']);
    expect(modelCalls(simulator)).toMatchObject([{ body: { inputText: expect.any(String) }, status: 200 }]);
    expect(marksOf(run)).toMatchObject({ Invoke_API: '✓' });
  });
});

describe('the base paths of bedrock-mantle', () => {
  it('are both asked before a no, and the evidence says what each answered', async () => {
    const simulator = await simulated(having(gemma));
    const run = await visit(simulator, ['--api', 'chat-completions,responses']);
    expect(modelCalls(simulator).map(({ api, path, status }) => [api, path, status])).toEqual(
      expect.arrayContaining([
        ['chat-completions', '/openai/v1/chat/completions', 400],
        ['chat-completions', '/v1/chat/completions', 200],
        ['responses', '/openai/v1/responses', 400],
        ['responses', '/v1/responses', 400],
      ]),
    );
    const settled = run.evidence().filter(({ t }) => t === 'cell');
    expect(settled.find(({ cell }) => String(cell).endsWith(' chat-completions'))).toMatchObject({
      verdict: 'supported',
      route: '/v1',
      calls: 2,
    });
    expect(settled.find(({ cell }) => String(cell).endsWith(' responses'))).toMatchObject({
      verdict: 'unsupported',
      calls: 2,
    });
  });

  it('of which the first answers are enough', async () => {
    const simulator = await simulated(having(frontier));
    await visit(simulator, ['--api', 'chat-completions']);
    expect(modelCalls(simulator)).toHaveLength(1);
  });

  it('of which one is refused with a 503 for the route are both asked', async () => {
    const refusal = {
      error: {
        code: 'server_error',
        message: `model \`${gemma.id}\` isn't supported on this route`,
        param: null,
        type: 'server_error',
      },
    };
    // The fault befalls the first call of the cell, which is the one on /openai/v1.
    const simulator = await simulated({
      ...having(gemma),
      faults: [
        { match: { api: 'chat-completions', target: gemma.id }, times: 1, reply: { status: 503, body: refusal } },
      ],
    });
    const run = await visit(simulator, ['--api', 'chat-completions']);
    expect(marksOf(run)).toMatchObject({ ChatCompletions_API: '✓' });
    expect(modelCalls(simulator).at(-1)).toMatchObject({ path: '/v1/chat/completions', status: 200 });
  });
});

describe('a request that is refused for its form', () => {
  const refusing = (code: string, param: string, message: string, times = 1) => ({
    times,
    reply: { status: 400, body: { error: { code, message, param, type: 'invalid_request_error' } } },
  });

  it('for max_completion_tokens is asked with max_tokens', async () => {
    const simulator = await simulated({
      ...having(gptOss),
      faults: [
        {
          match: { api: 'chat-completions', target: gptOss.id },
          ...refusing('unknown_parameter', 'max_completion_tokens', "Unknown parameter: 'max_completion_tokens'."),
        },
      ],
    });
    const run = await visit(simulator, ['--api', 'chat-completions']);
    expect(marksOf(run)).toMatchObject({ ChatCompletions_API: '✓' });
    const [, second] = modelCalls(simulator);
    expect(second?.body).toMatchObject({ max_tokens: 16 });
    expect(second?.body).not.toHaveProperty('max_completion_tokens');
  });

  it('for a budget below a floor is asked with the floor', async () => {
    const words =
      "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 64, but got 16 instead.";
    const simulator = await simulated({
      ...having(gptOss),
      faults: [
        {
          match: { api: 'responses', target: gptOss.id },
          ...refusing('integer_below_min_value', 'max_output_tokens', words),
        },
      ],
    });
    const run = await visit(simulator, ['--api', 'responses']);
    expect(marksOf(run)).toMatchObject({ Responses_API: '✓' });
    expect(modelCalls(simulator).map(({ body }) => body?.['max_output_tokens'])).toEqual([16, 64]);
  });

  it('always, whatever is tried, is inconclusive and never a no', async () => {
    const simulator = await simulated({
      ...having(gptOss),
      faults: [
        {
          match: { api: 'chat-completions', target: gptOss.id },
          ...refusing('invalid_value', 'messages', "Invalid value for 'messages'.", 99),
        },
      ],
    });
    const run = await visit(simulator, ['--api', 'chat-completions']);
    expect(marksOf(run)).toMatchObject({ ChatCompletions_API: 'inconclusive' });
    expect(modelCalls(simulator).length).toBeLessThanOrEqual(16);
  });

  it('of InvokeModel is asked with the bodies of other families, steered by what the refusal says', async () => {
    // An id of a maker nobody knows, which takes the body of Claude.
    const simulator = await simulated({
      ...having(plainModel('acme.oracle-v1:0')),
      faults: [
        {
          match: { api: 'invoke', target: 'acme.oracle-v1:0' },
          times: 1,
          reply: {
            status: 400,
            errorType: 'ValidationException',
            body: {
              message:
                'Malformed input request: #: required key [anthropic_version] not found, please reformat your input and try again.',
            },
          },
        },
      ],
    });
    const run = await visit(simulator, ['--api', 'invoke']);
    const [, second] = modelCalls(simulator);
    expect(second?.body).toMatchObject({ anthropic_version: expect.any(String) });
    expect(attemptsOf(run).length).toBeLessThanOrEqual(16);
  });
});

describe('a reply', () => {
  it('of a model that spent its budget thinking and gave no text is support', async () => {
    const simulator = await simulated(having(gptOss));
    const run = await visit(simulator, ['--api', 'invoke,converse,chat-completions,responses']);
    expect(marksOf(run)).toMatchObject({
      Invoke_API: '✓',
      Converse_API: '✓',
      ChatCompletions_API: '✓',
      Responses_API: '✓',
    });
  });

  it.each([
    ['a page of a proxy', 'html', 'malformed-reply'],
    ['nothing', 'empty', 'malformed-reply'],
    ['half of itself', 'cut', 'malformed-reply'],
    ['another document', { status: 200, body: { hello: 'world' } }, 'malformed-reply'],
    ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9/elsewhere' }, body: {} }, undefined],
    [
      'a server error',
      {
        status: 500,
        errorType: 'InternalServerException',
        body: { message: 'The system encountered an unexpected error.' },
      },
      'server-error',
    ],
    ['a broken connection', 'reset', 'connection-lost'],
    ['a throttle', 'throttle', 'throttled'],
  ] as const)('that is %s leaves the cell inconclusive, never a no', async (_what, reply, reason) => {
    const simulator = await simulated({ ...having(nova), faults: [{ match: { target: nova.id }, reply }] });
    const run = await visit(simulator, ['--api', 'converse', '--retries', '1', ...inRegion]);
    expect(run.code).toBe(4);
    expect(marksOf(run)).toMatchObject({ Converse_API: 'inconclusive' });
    expect(verdictOf(run)).toMatchObject(reason === undefined ? {} : { reason });
  });

  it.each(['invoke', 'converse', 'chat-completions', 'responses', 'messages'])(
    'of %s with status 200 that states an error is no support',
    async (api) => {
      const error = {
        error: {
          code: 'server_error',
          type: 'server_error',
          message: 'The server had an error while processing your request.',
        },
      };
      const every = plainModel('acme.all-v1:0', {
        serves: { runtime: { apis: 'invoke converse chat-completions responses messages' } },
      });
      const simulator = await simulated({
        ...having(every),
        faults: [{ match: { target: every.id }, reply: { status: 200, body: error } }],
      });
      const run = await visit(simulator, ['--api', api, '--retries', '0']);
      expect(verdictOf(run)).toMatchObject({
        verdict: 'inconclusive',
        reason: 'server-error',
        message: error.error.message,
      });
    },
  );

  it('that comes whole after a fault that passed is support, and both calls are in the evidence', async () => {
    const simulator = await simulated({
      ...having(nova),
      faults: [{ match: { target: nova.id }, times: 1, reply: 'reset' }],
    });
    const run = await visit(simulator, ['--api', 'converse', ...inRegion]);
    expect(marksOf(run)).toMatchObject({ Converse_API: '✓' });
    expect(attemptsOf(run)).toMatchObject([{ fault: { origin: 'transport', type: 'reset' } }, { status: 200 }]);
  });

  it('that names the account has 123456789012 in its place', async () => {
    const simulator = await simulated({
      ...having(nova),
      faults: [
        {
          match: { target: nova.id },
          reply: {
            status: 403,
            errorType: 'AccessDeniedException',
            body: {
              Message:
                'User: arn:aws:iam::998877665544:user/x is not authorized to perform: bedrock:InvokeModel on resource: *',
            },
          },
        },
      ],
    });
    const run = await visit(simulator, ['--api', 'converse', ...inRegion]);
    expect(verdictOf(run)).toMatchObject({ verdict: 'blocked', message: expect.stringContaining('123456789012') });
    for (const name of run.files) expect(run.text(name)).not.toContain('998877665544');
  });
});

describe('a stream', () => {
  const streaming = plainModel('acme.streams-v1:0', {
    serves: { runtime: { apis: 'invoke converse chat-completions responses messages' } },
  });

  it.each(streams)('of %s that is whole is support', async (api) => {
    const run = await visit(await simulated(having(streaming)), ['--api', api]);
    expect(verdictOf(run)).toMatchObject({ verdict: 'supported', calls: 1 });
  });

  it.each(streams)('of %s that carries an exception after a good beginning is no support', async (api) => {
    const simulator = await simulated({
      ...having(streaming),
      faults: [{ match: { target: streaming.id }, reply: 'stream-exception:throttling' }],
    });
    const run = await visit(simulator, ['--api', api, '--retries', '0']);
    expect(verdictOf(run)).toMatchObject({ verdict: 'inconclusive', status: 200 });
    expect(attemptsOf(run)).toMatchObject([{ fault: { origin: 'stream' } }]);
  });

  it.each(streams)('of %s that breaks off is no support', async (api) => {
    const simulator = await simulated({
      ...having(streaming),
      faults: [{ match: { target: streaming.id }, reply: 'cut' }],
    });
    const run = await visit(simulator, ['--api', api, '--retries', '0']);
    expect(verdictOf(run)).toMatchObject({ verdict: 'inconclusive', reason: 'malformed-reply' });
  });

  it('of a model that does not stream is a no', async () => {
    const run = await visit(await simulated(having({ ...nova, streaming: false })), [
      '--api',
      'converse,converse-stream',
      ...inRegion,
    ]);
    expect(marksOf(run)).toMatchObject({ Converse_API: '✓', ConverseStream_API: '✗' });
  });
});

describe('an API key', () => {
  it('goes with every call of every endpoint, and nothing is signed', async () => {
    const simulator = await simulated(having(nova, claude, gptOss, frontier, gemma, fable));
    const env = { AWS_BEARER_TOKEN_BEDROCK: simulator.bearerKey };
    const run = await visit(simulator, ['--api', 'all'], { env });
    expect(run.code).toBe(0);
    expect(new Set(simulator.requests.map(({ auth }) => auth))).toEqual(new Set(['bearer']));
    expect(new Set(simulator.requests.map(({ endpoint }) => endpoint))).toEqual(
      new Set(['control', 'runtime', 'mantle']),
    );
  });

  it('that is empty is ignored, and the user is told', async () => {
    const simulator = await simulated(having(nova, gemma));
    const run = await visit(simulator, [], { env: { AWS_BEARER_TOKEN_BEDROCK: '' } });
    expect(run.code).toBe(0);
    expect(new Set(simulator.requests.map(({ auth }) => auth))).toEqual(new Set(['sigv4']));
    expect(run.stderr).toContain('AWS_BEARER_TOKEN_BEDROCK');
  });

  it('gives the same matrix as a signature does', async () => {
    const simulator = await simulated(having(nova, claude, gemma));
    const signed = await visit(simulator, ['-o', '-']);
    const withKey = await visit(simulator, ['-o', '-'], { env: { AWS_BEARER_TOKEN_BEDROCK: simulator.bearerKey } });
    expect(withKey.stdout).toBe(signed.stdout);
  });
});

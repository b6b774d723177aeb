/** One run with every verdict in it, shared by the tests of all formats. */
import { keyOf } from '../../src/plan/cell.ts';
import type { ApiName, CellResult, Row, Run } from '../../src/types.ts';

const apis: ApiName[] = ['invoke', 'converse', 'chat-completions', 'responses', 'messages'];

export const nova: Row = {
  region: 'us-east-1',
  endpoint: 'bedrock-runtime',
  model: 'amazon.nova-lite-v1:0',
  profileType: 'in-region',
  provider: 'Amazon',
  input: ['TEXT', 'IMAGE'],
  output: ['TEXT'],
  claims: { lifecycle: 'ACTIVE', inferenceTypes: ['ON_DEMAND'], streaming: true },
};
export const haiku: Row = {
  ...nova,
  model: 'anthropic.claude-haiku-4-5-20251001-v1:0',
  provider: 'Anthropic',
  claims: { lifecycle: 'ACTIVE', inferenceTypes: ['INFERENCE_PROFILE'] },
};
export const haikuProfile: Row = {
  ...haiku,
  profileType: 'regional-cross-region',
  profile: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  destinations: ['us-east-1', 'us-west-2'],
};
const opus: Row = { ...haiku, model: 'anthropic.claude-3-opus-20240229-v1:0' };
export const gptOss: Row = {
  region: 'us-east-1',
  endpoint: 'bedrock-mantle',
  model: 'openai.gpt-oss-120b',
  profileType: 'in-region',
  provider: 'openai',
  input: [],
  output: [],
};

const supported: CellResult = {
  verdict: 'supported',
  rule: 'reply',
  status: 200,
  requestId: '11111111-2222-3333-4444-555555555555',
  at: '2026-11-20T01:00:01.000Z',
  ms: 412.4,
  inputTokens: 12,
  outputTokens: 3,
  route: '/model',
  variant: 'converse',
  calls: 1,
};
const refused: CellResult = {
  verdict: 'unsupported',
  reason: 'api-not-supported',
  rule: 'api-not-supported',
  message: 'This API is not supported for this model.',
  status: 400,
  errorType: 'ValidationException',
  requestId: '99999999-2222-3333-4444-555555555555',
  at: '2026-11-20T01:00:02.000Z',
  ms: 80,
  calls: 1,
};
const needsProfile: CellResult = {
  ...refused,
  reason: 'needs-inference-profile',
  message: 'Name an inference profile.',
};
const legacy: CellResult = {
  ...refused,
  verdict: 'blocked',
  reason: 'legacy-locked',
  message: 'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model.',
  status: 404,
  errorType: 'ResourceNotFoundException',
};
const throttled: CellResult = {
  ...refused,
  verdict: 'inconclusive',
  reason: 'throttled',
  message: 'Too many requests, please wait before trying again.',
  status: 429,
  errorType: 'ThrottlingException',
  calls: 5,
};
const timedOut: CellResult = {
  verdict: 'inconclusive',
  reason: 'timeout',
  rule: 'timeout',
  at: '2026-11-20T01:00:09.000Z',
  ms: 30_000,
  calls: 5,
};

const cells: [Row, Partial<Record<ApiName, CellResult>>][] = [
  [
    nova,
    { invoke: supported, converse: supported, 'chat-completions': refused, responses: refused, messages: refused },
  ],
  [
    haiku,
    {
      invoke: needsProfile,
      converse: needsProfile,
      'chat-completions': refused,
      responses: refused,
      messages: needsProfile,
    },
  ],
  [
    haikuProfile,
    { invoke: supported, converse: supported, 'chat-completions': refused, responses: throttled, messages: timedOut },
  ],
  [
    opus,
    {
      invoke: legacy,
      converse: legacy,
      'chat-completions': { verdict: 'untested', reason: 'over-budget', rule: 'over-budget', calls: 0 },
    },
  ],
  [gptOss, { 'chat-completions': supported, responses: supported, messages: refused }],
];

/** Rows are out of order and the results too, as a run leaves them. */
export function sampleRun(change: Partial<Run> = {}): Run {
  return {
    header: {
      schema: 1,
      tool: 'bedrock-matrix 0.1.0',
      versions: { node: '20.20.0' },
      options: { region: ['us-east-1'], limit: null },
      regions: ['us-east-1'],
      apis,
      startedAt: '2026-11-20T01:00:00.000Z',
      simulated: false,
    },
    listings: [
      { source: 'foundation-models', region: 'us-east-1', ok: true, count: 3 },
      {
        source: 'mantle-models',
        region: 'us-east-1',
        ok: false,
        count: 0,
        problem: 'Access denied. Allow bedrock-mantle:ListModels.',
      },
    ],
    rows: [opus, haikuProfile, nova, gptOss, haiku],
    results: new Map(
      cells.flatMap(([row, results]) =>
        apis.flatMap((api): [string, CellResult][] => {
          const result = results[api];
          return result === undefined ? [] : [[keyOf(row, api), result]];
        }),
      ),
    ),
    end: { endedAt: '2026-11-20T01:01:12.000Z', wallMs: 72_000, calls: 31, incomplete: 'a listing failed' },
    ...change,
  };
}

export function simulatedRun(): Run {
  const run = sampleRun();
  return { ...run, header: { ...run.header, simulated: true } };
}

/** The sample with one more model, named by someone who means harm. */
export function runWithModel(model: string, change: Partial<Row> = {}): Run {
  return sampleRun({ rows: [{ ...nova, model, ...change }] });
}

/** The sample, asked for the longest output: the refusal of one model named it. */
export function withMeasuredLimit(tokens = 10_000): Run {
  const run = sampleRun();
  const message = `The maximum tokens you requested exceeds the model limit of ${tokens}.`;
  const stated: CellResult = { ...refused, reason: 'limit-stated', rule: 'limit-stated', message };
  const features = [{ key: 'limit:output', column: 'MaxOutput_Limit', apis: ['converse' as const] }];
  const results = new Map([...run.results, [keyOf(nova, 'converse', 'limit:output'), stated] as const]);
  return { ...run, header: { ...run.header, features }, results };
}

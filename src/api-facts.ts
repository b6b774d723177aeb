/** What is known of each way to call a model before any call: one entry per API, in the order of the columns. How it is called stands in apis/. */

/** The two AWS endpoints that serve inference; also the CSV's `Service` column. */
export const endpoints = ['bedrock-runtime', 'bedrock-mantle'] as const;

export type Endpoint = (typeof endpoints)[number];

/** What models make, as far as it differs in what a call costs. */
export const modelKinds = ['text', 'embedding', 'rerank', 'speech', 'image', 'video'] as const;

export type ModelKind = (typeof modelKinds)[number];

interface Service {
  /** The base paths to try, in order. */
  routes: readonly [string, ...string[]];
  /** What must be allowed (user guide, "Prerequisites for running model inference"). */
  action: `bedrock:${string}` | `bedrock-mantle:${string}`;
  /** The action knows no resource: it is permitted on `*` or not at all. */
  anyResource?: true;
  /** It is permitted on the default project too. */
  project?: true;
  /** The endpoint of AWS that serves it, where that is not the one whose models it calls. */
  host?: 'bedrock-agent-runtime';
}

export interface ApiFacts {
  /** `<label>_API` is the CSV's column. */
  label: string;
  /** The operation's name as AWS writes it. */
  title: string;
  /** Whether a run without `--api` tests it. The columns of those that it tests are always in the CSV, first: their places never change. */
  tested: 'by default' | 'on request';
  /** The API that it is the stream of: same requests, same targets. */
  streamOf?: string;
  /** The kinds of models that are called on it, by ARN; absent: all, by id. No other is called, as it is not meant for them: the reason that they get. */
  takes?: { kinds: readonly ModelKind[]; otherwise: 'not-a-reranker' };
  /** The endpoints that have it. On one that is not here no model answers it, and that is known without a call. */
  services: Partial<Record<Endpoint, Service>>;
  /** The kinds of models of which an answer is billed. Others refuse the call, and refusals are free. */
  bills: readonly ModelKind[];
  /** The field of its request that bounds the tokens to write; null where the model decides its name, or nothing is written. */
  budgetField: string | null;
}

const invokeModel = { action: 'bedrock:InvokeModel' } as const;
const invokeStream = { action: 'bedrock:InvokeModelWithResponseStream' } as const;
const createInference = { action: 'bedrock-mantle:CreateInference' } as const;

const runtime = { routes: ['/model'] } as const;
const openaiOnRuntime = { routes: ['/openai/v1'] } as const;
const anthropic = { routes: ['/anthropic/v1'] } as const;
/**
 * Mantle serves some models under `/openai/v1` and the others under `/v1`, and no listing says which
 * (model cards; the wrong one answers "isn't supported on this route"): both are called before a no.
 */
const openaiOnMantle = { routes: ['/openai/v1', '/v1'], ...createInference } as const;

/** What is not text has InvokeModel and its kin alone, and videos come by StartAsyncInvoke (user guide, "API compatibility"). */
const allButVideo = modelKinds.filter((kind) => kind !== 'video');

const invoke = {
  label: 'Invoke',
  title: 'InvokeModel',
  tested: 'by default',
  services: { 'bedrock-runtime': { ...runtime, ...invokeModel } },
  bills: allButVideo,
  budgetField: null,
} as const satisfies ApiFacts;

const converse = {
  label: 'Converse',
  title: 'Converse',
  tested: 'by default',
  services: { 'bedrock-runtime': { ...runtime, ...invokeModel } },
  bills: ['text'],
  budgetField: 'inferenceConfig.maxTokens',
} as const satisfies ApiFacts;

const chatCompletions = {
  label: 'ChatCompletions',
  title: 'Chat Completions',
  tested: 'by default',
  services: { 'bedrock-runtime': { ...openaiOnRuntime, ...invokeModel }, 'bedrock-mantle': openaiOnMantle },
  bills: ['text'],
  budgetField: 'max_completion_tokens',
} as const satisfies ApiFacts;

const responses = {
  label: 'Responses',
  title: 'Responses',
  tested: 'by default',
  services: {
    'bedrock-runtime': { ...openaiOnRuntime, ...invokeModel, project: true },
    'bedrock-mantle': openaiOnMantle,
  },
  bills: ['text'],
  budgetField: 'max_output_tokens',
} as const satisfies ApiFacts;

const messages = {
  label: 'Messages',
  title: 'Messages',
  tested: 'by default',
  services: {
    'bedrock-runtime': { ...anthropic, ...invokeModel },
    'bedrock-mantle': { ...anthropic, ...createInference },
  },
  bills: ['text'],
  budgetField: 'max_tokens',
} as const satisfies ApiFacts;

export const apiFacts = {
  invoke,
  converse,
  'chat-completions': chatCompletions,
  responses,
  messages,
  'invoke-stream': {
    ...invoke,
    label: 'InvokeStream',
    title: 'InvokeModelWithResponseStream',
    tested: 'on request',
    streamOf: 'invoke',
    services: { 'bedrock-runtime': { ...runtime, ...invokeStream } },
  },
  'converse-stream': {
    ...converse,
    label: 'ConverseStream',
    title: 'ConverseStream',
    tested: 'on request',
    streamOf: 'converse',
    services: { 'bedrock-runtime': { ...runtime, ...invokeStream } },
  },
  'chat-completions-stream': {
    ...chatCompletions,
    label: 'ChatCompletionsStream',
    title: 'Chat Completions (streaming)',
    tested: 'on request',
    streamOf: 'chat-completions',
    services: { 'bedrock-runtime': { ...openaiOnRuntime, ...invokeStream }, 'bedrock-mantle': openaiOnMantle },
  },
  'responses-stream': {
    ...responses,
    label: 'ResponsesStream',
    title: 'Responses (streaming)',
    tested: 'on request',
    streamOf: 'responses',
    services: {
      'bedrock-runtime': { ...openaiOnRuntime, ...invokeStream, project: true },
      'bedrock-mantle': openaiOnMantle,
    },
  },
  'messages-stream': {
    ...messages,
    label: 'MessagesStream',
    title: 'Messages (streaming)',
    tested: 'on request',
    streamOf: 'messages',
    services: {
      'bedrock-runtime': { ...anthropic, ...invokeStream },
      'bedrock-mantle': { ...anthropic, ...createInference },
    },
  },
  'count-tokens': {
    label: 'CountTokens',
    title: 'CountTokens',
    tested: 'on request',
    services: {
      'bedrock-runtime': { ...runtime, action: 'bedrock:CountTokens' },
      'bedrock-mantle': { ...anthropic, action: 'bedrock-mantle:CountTokens' },
    },
    bills: [],
    budgetField: null,
  },
  'async-invoke': {
    label: 'AsyncInvoke',
    title: 'StartAsyncInvoke',
    tested: 'on request',
    services: { 'bedrock-runtime': { routes: ['/async-invoke'], ...invokeModel } },
    bills: modelKinds,
    budgetField: null,
  },
  bidirectional: {
    label: 'Bidirectional',
    title: 'InvokeModelWithBidirectionalStream',
    tested: 'on request',
    services: { 'bedrock-runtime': { ...runtime, action: 'bedrock:InvokeModelWithBidirectionalStream' } },
    bills: allButVideo,
    budgetField: null,
  },
  rerank: {
    label: 'Rerank',
    title: 'Rerank',
    tested: 'on request',
    services: {
      // The reranker itself is permitted by InvokeModel (user guide, "Permissions for reranking", read 2026-11).
      'bedrock-runtime': {
        routes: ['/rerank'],
        action: 'bedrock:Rerank',
        anyResource: true,
        host: 'bedrock-agent-runtime',
      },
    },
    takes: { kinds: ['rerank'], otherwise: 'not-a-reranker' },
    bills: ['rerank'],
    budgetField: null,
  },
} as const satisfies Record<string, ApiFacts>;

/** The ways to call a model. The registry in apis/ holds one entry for each. */
export type ApiName = keyof typeof apiFacts;

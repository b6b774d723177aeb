/**
 * A Bedrock whose models differ in one thing: what they do when a feature is asked for. It shares nothing with src/features and
 * nothing with the simulator, so that verdicts on features are held against something else than themselves.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { garbled, heeded, ignored, inAnotherDress, plain, type Answer } from './answers.ts';
import { askedFor, fields, type Body, type Request, type Shape } from './asked.ts';
import { bodyOf, chunksOf, streamOf } from './bodies.ts';
import { faulty, refused, unknown, type Refusal } from './refusals.ts';
import type { FeatureName } from '../../src/config/feature-names.ts';

/** What a model does with a feature, by the name in its id. */
export const behaviours = {
  supports: ({ feature, text, nth }) => heeded(feature, text, nth),
  dresses: ({ feature, text, nth }) => inAnotherDress(feature, text, nth),
  refuses: ({ api, feature }) => refused(api, feature),
  unknows: ({ api, feature }) => unknown(api, feature),
  ignores: ({ feature }) => ignored(feature),
  garbles: ({ feature }) => garbled(feature),
  faults: ({ api, feature }) => faulty(api, feature),
  throttles: () => ({ status: 429, type: 'ThrottlingException', message: 'Too many requests, please wait.' }),
  breaks: () => ({
    status: 500,
    type: 'InternalServerException',
    message: 'The system encountered an unexpected error.',
  }),
  gates: () => ({
    status: 403,
    type: 'AccessDeniedException',
    message:
      'User: arn:aws:iam::123456789012:user/me is not authorized to perform: bedrock:InvokeModel on resource: * because no identity-based policy allows the action',
  }),
} satisfies Record<string, (asked: Asked) => Answer | Refusal>;

export type Behaviour = keyof typeof behaviours;

interface Asked {
  api: Shape;
  feature: FeatureName;
  text: string;
  /** How often the same was asked before. */
  nth: number;
}

export interface FeatureService {
  origin: string;
  close(): Promise<void>;
}

export async function startFeatureService(models: readonly string[]): Promise<FeatureService> {
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer({ request, response, models, asked, text: Buffer.concat(chunks).toString() }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  models: readonly string[];
  asked: Map<string, number>;
  text: string;
}

function answer({ request, response, models, asked, text }: Exchange): void {
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
  const listing = listings(path, models) ?? storedBody(request.method ?? '', path, asked);
  if (listing !== undefined) return json(response, 200, listing);
  const body = fields(text === '' ? {} : JSON.parse(text));
  const call = callOf(path, body, text);
  const model = /^\/model\/([^/]+)\//.exec(path)?.[1] ?? String(body['model']);
  if (call === undefined || !models.includes(model)) return refuse(response, call, nobody);
  const feature = askedFor(call);
  const nth = asked.get(model + text) ?? 0;
  asked.set(model + text, nth + 1);
  const outcome = feature === undefined ? plain : outcomeOf(model, { api: call.shape, feature, text, nth }, body);
  if ('status' in outcome) return refuse(response, call, outcome);
  const stored = call.shape === 'responses' && { id: `resp_${model}` };
  if (!call.stream) return json(response, 200, { ...bodyOf(call.shape, outcome), ...stored });
  const isFramed = call.invoked || call.shape === 'converse';
  const type = isFramed ? 'application/vnd.amazon.eventstream' : 'text/event-stream';
  const stream = call.invoked ? chunksOf(call.shape, outcome) : streamOf(call.shape, outcome);
  response.writeHead(200, { 'content-type': type }).end(stream);
}

/** What a response in the background has come to: the id names the model, and how often it was looked for counts. */
function storedBody(method: string, path: string, asked: Map<string, number>): unknown {
  const [, model = '', cancel] = /\/v1\/responses\/resp_([^/]+?)(\/cancel)?$/.exec(path) ?? [];
  if (model === '' || (method === 'POST') !== (cancel !== undefined)) return undefined;
  const nth = asked.get(path) ?? 0;
  asked.set(path, nth + 1);
  const isSlow = model.includes('garbles') || (model.includes('dresses') && nth === 0);
  return bodyOf('responses', { ...plain, background: true, ...(isSlow && { progress: 'in_progress' as const }) });
}

const nobody: Refusal = {
  status: 400,
  type: 'ValidationException',
  message: 'The provided model identifier is invalid.',
};

/** The fields in which each maker's models take reasoning on Converse: all others are dropped without a word, or refused. */
const reasoningFields: readonly [RegExp, string][] = [
  [/^(?:qwen|zai|deepseek)\./, 'reasoning_config'],
  [/^moonshotai\./, 'reasoning_effort'],
  [/gpt-oss/, 'reasoning_effort'],
  [/^openai\./, 'reasoning'],
  [/^anthropic\./, 'thinking'],
  [/^amazon\./, 'reasoningConfig'],
];

function outcomeOf(model: string, asked: Asked, body: Body): Answer | Refusal {
  const own = reasoningFields.find(([pattern]) => pattern.test(model))?.[1];
  const given = Object.keys(fields(body['additionalModelRequestFields']));
  if (own !== undefined && given.length > 0 && !given.includes(own)) {
    return model.includes('gpt-6') ? unknown('chat-completions', asked.feature) : ignored(asked.feature);
  }
  if (model.includes('jpeg') && /iVBORw0KGgo/.test(asked.text))
    return { ...faulty(asked.api, 'image-input'), message: 'Invalid or unsupported image format' };
  const name = Object.keys(behaviours).find((word) => model.includes(word));
  return behaviours[(name ?? 'supports') as Behaviour](asked);
}

function callOf(path: string, body: Body, text: string): Request | undefined {
  const native = /^\/model\/[^/]+\/converse(-stream)?$/.exec(path);
  const invoked = /^\/model\/([^/]+)\/invoke(-with-response-stream)?$/.exec(path);
  if (native) return { shape: 'converse', invoked: false, stream: native[1] !== undefined, body, text };
  if (invoked) return { shape: shapeOf(invoked[1] ?? ''), invoked: true, stream: invoked[2] !== undefined, body, text };
  const stream = body['stream'] === true;
  if (path === '/openai/v1/chat/completions') return { shape: 'chat-completions', invoked: false, stream, body, text };
  if (path === '/openai/v1/responses' || path === '/v1/responses')
    return { shape: 'responses', invoked: false, stream, body, text };
  return path === '/anthropic/v1/messages' ? { shape: 'messages', invoked: false, stream, body, text } : undefined;
}

/** The body of each maker's models on InvokeModel. */
function shapeOf(model: string): Shape {
  if (model.startsWith('anthropic.')) return 'messages';
  if (model.startsWith('amazon.nova')) return 'nova';
  return model.startsWith('cohere.') ? 'cohere' : 'chat-completions';
}

function listings(path: string, models: readonly string[]): unknown {
  if (path === '/inference-profiles') return { inferenceProfileSummaries: [] };
  if (path === '/v1/models') return { object: 'list', data: models.map((id) => ({ id, object: 'model' })) };
  if (path !== '/foundation-models') return undefined;
  return {
    modelSummaries: models.map((id) => ({
      modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${id}`,
      modelId: id,
      modelName: id,
      providerName: id.split('.')[0],
      inputModalities: ['TEXT', 'IMAGE', 'VIDEO', 'SPEECH'],
      outputModalities: ['TEXT'],
      responseStreamingSupported: true,
      customizationsSupported: [],
      inferenceTypesSupported: ['ON_DEMAND'],
      modelLifecycle: { status: 'ACTIVE' },
    })),
  };
}

/** InvokeModel hands on what the model's own server says, as a text. */
function refuse(response: ServerResponse, call: Request | undefined, refusal: Refusal): void {
  const { status, type, code, param, message } = refusal;
  const { shape: api = 'converse', invoked = true } = call ?? {};
  if (api === 'converse' || invoked) {
    response.setHeader('x-amzn-errortype', type.endsWith('Exception') ? type : 'ValidationException');
    const own = api === 'chat-completions' && param !== undefined;
    return json(response, status, {
      message: own ? JSON.stringify({ error: { message, type, code, param } }) : message,
    });
  }
  if (api === 'messages') return json(response, status, { type: 'error', error: { type, message } });
  json(response, status, { error: { message, type, code: code ?? null, param: param ?? null } });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** One whole run over so many cells, on a wire that answers at once; sends the resident megabytes at their highest. */
import { givenKey } from '../../src/aws/bearer-keys.ts';
import { clientsByRegion } from '../../src/aws/clients.ts';
import type { WireRequest } from '../../src/aws/wire-exchange.ts';
import type { Wire } from '../../src/aws/wire.ts';
import { tightenHeap, tightenHeapFor } from '../../src/commands/heap.ts';
import { runtimeRegions } from '../../src/config/regions.ts';
import type { Connection } from '../../src/matrix/connect.ts';
import type { ApiName } from '../../src/types.ts';
import { sweepOn } from './sweep.ts';

const cells = Number(process.argv[2]);
/** As a large run is: many Regions, all APIs that answer in one piece. */
const regions = runtimeRegions.slice(0, 20);
const apis: ApiName[] = ['invoke', 'converse', 'chat-completions', 'responses', 'messages', 'count-tokens'];
const models = Math.round(cells / regions.length / apis.length);
const lifecycle = { status: 'ACTIVE' };

function model(n: number): object {
  const modelId = `acme.text-${n}`;
  const modalities = { inputModalities: ['TEXT'], outputModalities: ['TEXT'] };
  return {
    modelId,
    modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`,
    modelName: modelId,
    providerName: 'Acme',
    ...modalities,
    inferenceTypesSupported: ['ON_DEMAND'],
    responseStreamingSupported: true,
    modelLifecycle: lifecycle,
  };
}

function answerTo({ path }: WireRequest): object {
  if (path.startsWith('/foundation-models'))
    return { modelSummaries: Array.from({ length: models }, (_, n) => model(n)) };
  if (path.startsWith('/inference-profiles')) return { inferenceProfileSummaries: [] };
  const message = { role: 'assistant', content: [{ text: 'OK.' }] };
  if (path.endsWith('/converse'))
    return {
      output: { message },
      stopReason: 'end_turn',
      usage: { inputTokens: 9, outputTokens: 2, totalTokens: 11 },
      metrics: { latencyMs: 1 },
    };
  if (path.endsWith('/responses')) return { object: 'response', status: 'completed', output: [] };
  if (path.endsWith('/messages')) return { type: 'message', content: [], stop_reason: 'end_turn' };
  if (path.endsWith('/count-tokens')) return { inputTokens: 9 };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'OK.' } }],
    usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 },
  };
}

const wire: Wire = {
  async send(request, { exchange = {} }) {
    exchange.method = request.method;
    exchange.path = request.path;
    exchange.status = 200;
    exchange.headers = {
      'content-type': 'application/json',
      'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
    };
    exchange.body = Buffer.from(JSON.stringify(answerTo(request)));
    // As a socket would: after everything else that waits.
    await new Promise(setImmediate);
    return { status: 200, headers: exchange.headers, body: exchange.body };
  },
  simulated: () => true,
  close: () => Promise.resolve(),
};

const authentication = { kind: 'bearer', keyFor: givenKey('none') } as const;
const clientOptions = { wire, authentication, endpoints: {} };
const connection = {
  clientOptions,
  clientsFor: clientsByRegion(clientOptions),
  renew: () => Promise.resolve(),
  simulated: () => true,
  close: () => Promise.resolve(),
} satisfies Connection;

let highest = 0;
const meter = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 50);
const flags = { api: apis, service: ['bedrock-runtime'], region: regions, concurrency: ['64'] };
tightenHeapFor({ regions, apis });
const { results } = await sweepOn(connection, { flags, env: {}, onStart: () => tightenHeap(cells) });
clearInterval(meter);
const asked = models * regions.length * apis.length;
if (results.size !== asked) throw new Error(`${results.size} cells instead of ${asked}`);
process.send?.(Math.max(highest, process.memoryUsage.rss()) / 2 ** 20);

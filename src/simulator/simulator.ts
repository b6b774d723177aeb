/** A Bedrock on 127.0.0.1: an endpoint for each of AWS's, one identity, a memory of what it was asked. */
import { once } from 'node:events';
import type { Server } from 'node:net';

import type { JsonObject } from '../types.ts';
import { bearerKey, credentials } from './identity.ts';
import type { EndpointName, Scenario } from './scenario.ts';
import type { Listener } from './listener.ts';
import { createEndpoint, type Observer } from './server.ts';
import { createService, type Served } from './service.ts';
import type { SignedRequest } from './signature.ts';

interface SimulatedRequest {
  /** ISO 8601, on the machine's clock. */
  at: string;
  endpoint: EndpointName;
  method: string;
  path: string;
  /** Status of the reply; of the one that was held back, where a fault held it. */
  status: number;
  /** Absent when the call was turned away at the door. */
  region?: string;
  auth?: 'sigv4' | 'bearer';
  /** How the caller named itself. */
  userAgent?: string;
  /** What the caller would have in its invocation logs, from the header of InvokeModel; Converse has it in its body. */
  requestMetadata?: string;
  api?: string;
  target?: string;
  body?: JsonObject;
  /** The IAM actions that the call needed. */
  actions?: string[];
}

export interface Simulator {
  /** Origins without path, one listener for each AWS endpoint. */
  origins: Record<EndpointName, string>;
  credentials: { accessKeyId: string; secretAccessKey: string };
  bearerKey: string;
  /** Points a run at it. */
  environment: Record<string, string>;
  /** What it has been asked, newest last; empty with `record: false`. */
  requests: SimulatedRequest[];
  counts: () => { requests: number; byStatus: Record<number, number>; peakInFlight: number };
  /** Ends open connections too. */
  close: () => Promise<void>;
}

/** Starts listening; rejects when a port is taken. */
export async function startSimulator(scenario: Scenario = {}): Promise<Simulator> {
  const service = createService(scenario);
  const memory = createMemory(scenario.record ?? true);
  const listeners: Listener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(listeners.map(({ stop }) => stop()));
  };
  const open = async (name: EndpointName, offset: number): Promise<string> => {
    const listener = createEndpoint({
      serve: (request) => service(name, request),
      observer: memory.observer(name),
      clockOffsetMs: scenario.clockOffsetMs ?? 0,
    });
    listeners.push(listener);
    return listen(listener.server, scenario.host ?? '127.0.0.1', portOf(scenario, offset));
  };
  try {
    const [control, runtime, mantle, quotas, pricing, agentRuntime] = await Promise.all([
      open('control', 0),
      open('runtime', 1),
      open('mantle', 2),
      open('quotas', 3),
      open('pricing', 4),
      open('agentRuntime', 5),
    ]);
    return describe({ control, runtime, mantle, quotas, pricing, agentRuntime }, memory, close);
  } catch (error) {
    await close();
    throw error;
  }
}

function describe(origins: Simulator['origins'], memory: Memory, close: Simulator['close']): Simulator {
  return {
    origins,
    credentials: { ...credentials },
    bearerKey,
    environment: {
      AWS_ENDPOINT_URL_BEDROCK: origins.control,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: origins.runtime,
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: origins.mantle,
      AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: origins.agentRuntime,
      AWS_ENDPOINT_URL_SERVICE_QUOTAS: origins.quotas,
      AWS_ENDPOINT_URL_PRICING: origins.pricing,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    requests: memory.requests,
    counts: memory.counts,
    close,
  };
}

function portOf({ port = 0 }: Scenario, offset: number): number {
  return port === 0 ? 0 : port + offset;
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the listener has no port');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

interface Memory {
  requests: SimulatedRequest[];
  counts: Simulator['counts'];
  observer: (endpoint: EndpointName) => Observer;
}

function createMemory(record: boolean): Memory {
  const requests: SimulatedRequest[] = [];
  const byStatus: Record<number, number> = {};
  let count = 0;
  let inFlight = 0;
  let peakInFlight = 0;
  const begun = (): (() => void) => {
    inFlight += 1;
    peakInFlight = Math.max(peakInFlight, inFlight);
    return () => {
      inFlight -= 1;
    };
  };
  const observer = (endpoint: EndpointName): Observer => ({
    begun,
    answered: (request, served) => {
      const { status } = served.answer;
      count += 1;
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      if (record) requests.push(recorded(endpoint, request, served));
    },
  });
  return { requests, counts: () => ({ requests: count, byStatus: { ...byStatus }, peakInFlight }), observer };
}

function recorded(
  endpoint: EndpointName,
  request: SignedRequest,
  { answer, call, actions = [] }: Served,
): SimulatedRequest {
  const [path = '/'] = request.url.split('?', 1);
  const userAgent = request.headers['user-agent'];
  const metadata = request.headers['x-amzn-bedrock-request-metadata'];
  const seen = {
    at: new Date().toISOString(),
    endpoint,
    method: request.method,
    path,
    status: answer.status,
    ...(metadata !== undefined && { requestMetadata: String(metadata) }),
    ...(userAgent !== undefined && { userAgent }),
  };
  if (call === undefined) return seen;
  return { ...seen, ...call.caller, api: call.api, target: call.target, body: call.body, actions };
}

/** The clients that people use, pointed at a simulator; HTTP/1.1, one attempt. */
import { BedrockClient } from '@aws-sdk/client-bedrock';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import OpenAI from 'openai';

import type { Simulator } from '../../src/simulator/simulator.ts';

interface Options {
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  requestTimeout?: number;
}

function awsOptions(simulator: Simulator, options: Options) {
  const { requestTimeout } = options;
  return {
    region: options.region ?? 'us-east-1',
    credentials: options.credentials ?? simulator.credentials,
    requestHandler: new NodeHttpHandler(
      requestTimeout === undefined ? {} : { requestTimeout, throwOnRequestTimeout: true },
    ),
    maxAttempts: 1,
    authSchemePreference: ['aws.auth#sigv4'],
  };
}

export function controlClient(simulator: Simulator, options: Options = {}): BedrockClient {
  return new BedrockClient({ ...awsOptions(simulator, options), endpoint: simulator.origins.control });
}

export function runtimeClient(simulator: Simulator, options: Options = {}): BedrockRuntimeClient {
  return new BedrockRuntimeClient({ ...awsOptions(simulator, options), endpoint: simulator.origins.runtime });
}

export function openaiClient(simulator: Simulator, base: string, apiKey = simulator.bearerKey): OpenAI {
  const runtime = base.startsWith('runtime');
  const origin = runtime ? simulator.origins.runtime : simulator.origins.mantle;
  return new OpenAI({ baseURL: `${origin}${base.slice(base.indexOf('/'))}`, apiKey, maxRetries: 0 });
}

/** A call as `fetch` makes it, with an API key and a JSON body. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The error a call ends in; fails when it ends well. */
export async function failure(call: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return Object.assign(error);
    throw error;
  }
  throw new Error('the call ended well');
}

/** All that a stream holds. */
export async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

export const hello = [{ role: 'user' as const, content: [{ text: 'Reply with OK.' }] }];
export const chat = [{ role: 'user' as const, content: 'Reply with OK.' }];

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { clientsByRegion, type RegionClients } from '../../src/aws/clients.ts';
import { createWire, type Wire } from '../../src/aws/wire.ts';
import { attemptCell } from '../../src/runner/attempt.ts';
import type { Fault } from '../../src/simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import type { ProbeRequest, Attempt, Cell } from '../../src/types.ts';

const request: ProbeRequest = {
  route: '/model',
  form: { base: 'converse', changes: [] },
  body: { messages: [{ role: 'user', content: [{ text: 'Say OK.' }] }], inferenceConfig: { maxTokens: 64 } },
};

const faults: Fault[] = [
  { match: { target: 'acme.stall' }, reply: 'stall' },
  { match: { target: 'acme.half' }, reply: 'stall-after-headers' },
  {
    match: { target: 'acme.seconds' },
    reply: { status: 429, headers: { 'retry-after': '3' }, body: { message: 'Too many requests' } },
  },
  {
    match: { target: 'acme.ms' },
    reply: { status: 429, headers: { 'retry-after-ms': '250' }, body: { message: 'Too many requests' } },
  },
  {
    match: { target: 'acme.date' },
    reply: {
      status: 503,
      headers: { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() },
      body: { message: 'Busy' },
    },
  },
];

let simulator: Simulator;
let wire: Wire;
let clients: RegionClients;

beforeAll(async () => {
  const ids = ['acme.well', ...faults.map(({ match }) => match.target ?? '')];
  const models = ids.map((id) => ({
    id,
    offers: { ON_DEMAND: 'us-east-1' },
    serves: { runtime: { apis: 'converse' } },
  }));
  simulator = await startSimulator({ catalogue: { models }, faults });
  wire = createWire({ connections: 4, proxies: {}, caBundles: [] });
  const credentials = { identity: () => Promise.resolve(simulator.credentials), renew: () => Promise.resolve() };
  clients = clientsByRegion({ wire, authentication: { kind: 'sigv4', credentials }, endpoints: simulator.origins })(
    'us-east-1',
  );
});

afterAll(async () => {
  await wire.close();
  await simulator.close();
});

function attempt(model: string, { timeoutMs = 10_000, signal = new AbortController().signal } = {}): Promise<Attempt> {
  const row: Cell['row'] = {
    region: 'us-east-1',
    endpoint: 'bedrock-runtime',
    model,
    profileType: 'in-region',
    provider: 'Acme',
    input: ['TEXT'],
    output: ['TEXT'],
  };
  return attemptCell({ row, api: 'converse' }, request, { clients, timeoutMs, signal });
}

describe('the record of a call', () => {
  it('has when, what, how long and what came of it', async () => {
    const made = await attempt('acme.well');
    expect(made).toMatchObject({
      method: 'POST',
      route: '/model',
      variant: 'converse',
      status: 200,
      reply: { text: 'OK.' },
    });
    expect(made.path).toBe('/model/acme.well/converse');
    expect(JSON.parse(made.sent)).toEqual(request.body);
    expect(Date.parse(made.at)).toBeLessThanOrEqual(Date.now());
    expect(made.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['acme.seconds', 3000, 3000],
    ['acme.ms', 250, 250],
    ['acme.date', 3_500_000, 3_600_000],
  ])('reads Retry-After of %s in milliseconds', async (model, least, most) => {
    const { retryAfterMs } = await attempt(model);
    expect(retryAfterMs).toBeGreaterThanOrEqual(least);
    expect(retryAfterMs).toBeLessThanOrEqual(most);
  });
});

describe('a call that does not end', () => {
  it.each(['acme.stall', 'acme.half'])('is cut at its deadline and is a timeout: %s', async (model) => {
    const { fault, reply } = await attempt(model, { timeoutMs: 80 });
    expect(fault).toMatchObject({ origin: 'transport', type: 'timeout' });
    expect(reply).toBeUndefined();
  });

  it('is cut at once when the run is interrupted, and that is not a timeout', async () => {
    const stop = new AbortController();
    const cut = attempt('acme.stall', { signal: stop.signal });
    stop.abort(new Error('interrupted'));
    const { fault } = await cut;
    expect(fault?.type).not.toBe('timeout');
  });
});

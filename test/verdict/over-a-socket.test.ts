/** Every recorded reply, through the real clients over a socket, to the verdict that it deserves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { clientsByRegion } from '../../src/aws/clients.ts';
import { credentialSource } from '../../src/aws/credential-source.ts';
import { createWire } from '../../src/aws/wire.ts';
import { summariseAttempts } from '../../src/matrix/settle.ts';
import { decideNextRequest } from '../../src/probe/next-request.ts';
import { attemptCell } from '../../src/runner/attempt.ts';
import { runCells } from '../../src/runner/run-cells.ts';
import type { Cell, CellResult } from '../../src/types.ts';
import { cellOf, facts, type ErrorReply, type GoodReply } from './fixture.ts';
import { startReplay, type Elsewhere, type Replay } from './replay.ts';

const wire = createWire({ connections: 4, proxies: {}, caBundles: [] });
const signal = new AbortController().signal;
let replay: Replay;

beforeAll(async () => {
  replay = await startReplay();
});
afterAll(async () => {
  await wire.close();
  await replay.close();
});

/** Calls as a run does; what pauses a run is kept apart, for no cell may be judged by it. */
async function verdictOver(
  cell: Cell,
  reply: ErrorReply | GoodReply,
  elsewhere?: Elsewhere,
): Promise<CellResult | 'halted'> {
  const { origin } = replay;
  const credentials = credentialSource(() =>
    Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'an-example' }),
  );
  const endpoints = { control: origin, runtime: origin, mantle: origin, agentRuntime: origin };
  const clients = clientsByRegion({ wire, authentication: { kind: 'sigv4', credentials }, endpoints })('us-east-1');
  replay.play(reply, elsewhere);
  let result: CellResult | 'halted' = 'halted';
  await runCells([cell], {
    concurrency: 1,
    modelConcurrency: 1,
    signal,
    next: (asked, turns) => decideNextRequest(asked, turns, { retries: 0 }),
    attempt: (asked, request) => attemptCell(asked, request, { clients, timeoutMs: 10_000, signal }),
    onAttempt: () => undefined,
    onSettled: (asked, turns) => {
      result = summariseAttempts(
        asked,
        turns.map(({ attempt }) => attempt),
      );
    },
    onLeft: () => undefined,
    onHalt: () => Promise.resolve('stop'),
  });
  return result;
}

/** What reached the wire as a reply: the others broke before, and are judged by their fault alone. */
const answered = facts.errors.filter(
  ({ origin, surface }) => (origin === 'service' || origin === 'stream') && surface !== 'network',
);
const well = facts.replies.filter(
  ({ surface, api, shape }) => surface !== 'control' && !/^(?:list|apply)/.test(api) && shape !== 'not-recorded',
);

describe('an error that Bedrock has given', () => {
  it.each(answered.filter(({ action }) => action !== 'pause-run'))('$id: $message', async (reply) => {
    expect(await verdictOver(cellOf(reply), reply)).toMatchObject({ verdict: reply.verdict });
  });

  it.each(answered.filter(({ action }) => action === 'pause-run'))('$id stops the run: $message', async (reply) => {
    expect(await verdictOver(cellOf(reply), reply)).toBe('halted');
  });
});

describe('a reply that Bedrock has given', () => {
  it.each(well)('$id ($api, $shape, $stopReason) is supported', async (reply) => {
    expect(await verdictOver(streamingCell(reply), reply)).toMatchObject({ verdict: 'supported' });
  });
});

describe('the two base paths of mantle', () => {
  const gate = fact('own-gate-401');
  const down = fact('own-bad-gateway');
  const noRoute = fact('ma-chat-completions-un-004');
  const answer = well.find(({ shape }) => shape === 'choices') ?? well[0];
  const cell = cellOf(gate);
  const v1 = (reply: ErrorReply | GoodReply): Elsewhere => ({ path: '/v1/', reply });

  it('a gate on the first does not speak for the second', async () => {
    if (answer === undefined) throw new Error('no good reply');
    expect(await verdictOver(cell, gate, v1(answer))).toMatchObject({ verdict: 'supported', route: '/v1' });
    expect(await verdictOver(cell, gate, v1(fact('rn-invoke-stream-in-001')))).toMatchObject({ reason: 'throttled' });
  });

  it('a gate beside a refused route is a gate', async () => {
    expect(await verdictOver(cell, gate, v1(noRoute))).toMatchObject({ reason: 'account-restricted' });
    expect(await verdictOver(cell, noRoute, v1(gate))).toMatchObject({ reason: 'account-restricted' });
  });

  it('a failing first base path does not hide the gate on the second', async () => {
    expect(await verdictOver(cell, down, v1(gate))).toMatchObject({ verdict: 'blocked', reason: 'account-restricted' });
    expect(await verdictOver(cell, fact('n26-responses-002'), v1(gate))).toMatchObject({ verdict: 'blocked' });
  });

  it('a failing base path is inconclusive where the other one has no such route', async () => {
    expect(await verdictOver(cell, down, v1(noRoute))).toMatchObject({ reason: 'server-error' });
  });
});

/** A reply on record. */
function fact(id: string): ErrorReply {
  const found = facts.errors.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no reply ${id}`);
  return found;
}

/** The recordings of OpenAI's streams name the API without its twin. */
function streamingCell(reply: GoodReply): Cell {
  const cell = cellOf(reply);
  if (reply.shape === 'sse-chat') return { ...cell, api: 'chat-completions-stream' };
  return reply.shape === 'sse-responses' ? { ...cell, api: 'responses-stream' } : cell;
}

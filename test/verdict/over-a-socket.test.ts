/** Every recorded reply, through the real clients over a socket, to the verdict that it deserves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { clientsByRegion } from '../../src/aws/clients.ts';
import { credentialSource } from '../../src/aws/credential-source.ts';
import { createWire } from '../../src/aws/wire.ts';
import { settle } from '../../src/matrix/settle.ts';
import { nextStep } from '../../src/probe/next-step.ts';
import { attemptCell } from '../../src/runner/attempt.ts';
import { runCells } from '../../src/runner/run-cells.ts';
import type { Cell, CellResult } from '../../src/types.ts';
import { cellOf, facts, type ErrorReply, type GoodReply } from './fixture.ts';
import { startReplay, type Replay } from './replay.ts';

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

/** Asks as a run does; what halts a run is told apart, for no cell may be judged by it. */
async function verdictOver(cell: Cell, reply: ErrorReply | GoodReply): Promise<CellResult | 'halted'> {
  const { origin } = replay;
  const credentials = credentialSource(() =>
    Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'an-example' }),
  );
  const endpoints = { control: origin, runtime: origin, mantle: origin };
  const clients = clientsByRegion({ wire, authentication: { kind: 'sigv4', credentials }, endpoints })('us-east-1');
  replay.play(reply);
  let result: CellResult | 'halted' = 'halted';
  await runCells([cell], {
    concurrency: 1,
    modelConcurrency: 1,
    signal,
    next: (asked, turns) => nextStep(asked, turns, { retries: 0 }),
    attempt: (asked, ask) => attemptCell(asked, ask, { clients, timeoutMs: 10_000, signal }),
    onAttempt: () => undefined,
    onSettled: (asked, turns) => {
      result = settle(
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
  it.each(answered.filter(({ course }) => course !== 'halt'))('$id: $message', async (reply) => {
    expect(await verdictOver(cellOf(reply), reply)).toMatchObject({ verdict: reply.verdict });
  });

  it.each(answered.filter(({ course }) => course === 'halt'))('$id stops the run: $message', async (reply) => {
    expect(await verdictOver(cellOf(reply), reply)).toBe('halted');
  });
});

describe('a reply that Bedrock has given', () => {
  it.each(well)('$id ($api, $shape, $stopReason) is supported', async (reply) => {
    expect(await verdictOver(streamingCell(reply), reply)).toMatchObject({ verdict: 'supported' });
  });
});

/** The recordings of OpenAI's streams name the API without its twin. */
function streamingCell(reply: GoodReply): Cell {
  const cell = cellOf(reply);
  if (reply.shape === 'sse-chat') return { ...cell, api: 'chat-completions-stream' };
  return reply.shape === 'sse-responses' ? { ...cell, api: 'responses-stream' } : cell;
}

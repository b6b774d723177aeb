/** Answers every call with one recorded fact, on a real socket: errors in their envelopes, successes in bodies of our own making. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { EventStreamCodec } from '@smithy/eventstream-codec';

import type { ErrorReply, GoodReply } from './fixture.ts';
import { goodBody } from './good-bodies.ts';

export interface Replay {
  origin: string;
  /** What the next calls are answered with; by path, where some are to be answered otherwise. */
  play(reply: ErrorReply | GoodReply, elsewhere?: Elsewhere): void;
  close(): Promise<void>;
}

/** Another reply under paths that begin so. */
export interface Elsewhere {
  path: string;
  reply: ErrorReply | GoodReply;
}

export async function startReplay(): Promise<Replay> {
  let current: ErrorReply | GoodReply | undefined;
  let other: Elsewhere | undefined;
  const server = createServer((request, response) => {
    const reply = other && request.url?.startsWith(other.path) === true ? other.reply : current;
    request.resume().on('end', () => reply && answer(response, reply));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    play: (reply, elsewhere) => {
      current = reply;
      other = elsewhere;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

function answer(response: ServerResponse, reply: ErrorReply | GoodReply): void {
  if (!('verdict' in reply)) return answerWell(response, reply);
  const { type, status, origin } = reply;
  if (origin === 'stream') return answerInStream(response, reply);
  const headers = {
    'content-type': 'application/json',
    ...(type !== undefined &&
      /^(?:native|control)$/.test(reply.surface) && {
        'x-amzn-errortype': `${type}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
      }),
  };
  response.writeHead(status ?? statusOf(type ?? '', reply.surface), headers).end(JSON.stringify(errorBody(reply)));
}

/** Statuses of the service model, where the source of a reply states none. */
function statusOf(type: string, surface: string): number {
  const statuses: [RegExp, number][] = [
    [/AccessDenied|ExpiredToken|Signature|UnrecognizedClient|permission/i, 403],
    [/access_denied|invalid_api_key/i, 401],
    [/NotFound|FTUForm/i, 404],
    [/Throttling|NotReady/i, 429],
    [/ModelTimeout/i, 408],
    [/ModelError|ModelStream/i, 424],
    [/Internal|server_error|api_error/i, 500],
    [/Unavailable/i, 503],
  ];
  return statuses.find(([pattern]) => pattern.test(type))?.[1] ?? (surface === 'mantle' && type === '' ? 401 : 400);
}

function errorBody({ shape, type, code, param, message }: ErrorReply): unknown {
  const openai = { error: { code: code ?? null, message, param: param ?? null, type: type ?? null } };
  switch (shape) {
    case 'Message':
      return { Message: message };
    case 'anthropic':
      return { type: 'error', error: { type, message } };
    case 'openai':
      return openai;
    case 'openai-nested':
      return { error: { ...openai.error, message: JSON.stringify(openai) } };
    case 'anthropic-nested': {
      const words = message.replace(/^The model returned the following errors: /, '');
      const inner = JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: words } });
      return { message: `The model returned the following errors: ${inner}` };
    }
    default:
      return { message };
  }
}

function answerInStream(response: ServerResponse, { surface, type = '', code, message, shape }: ErrorReply): void {
  if (surface !== 'native') {
    const failed = { type: 'response.failed', response: { status: 'failed', error: { code: code ?? type, message } } };
    response
      .writeHead(200, { 'content-type': 'text/event-stream' })
      .end(`event: response.failed\ndata: ${JSON.stringify(failed)}\n\n`);
    return;
  }
  const headers: Record<string, string> =
    shape === 'event-exception'
      ? { ':message-type': 'exception', ':exception-type': type, ':content-type': 'application/json' }
      : { ':message-type': 'error', ':error-code': code ?? type, ':error-message': message };
  const body = shape === 'event-exception' ? JSON.stringify({ message }) : '';
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' }).end(frame(headers, body));
}

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
  (text) => Buffer.from(text, 'utf8'),
);

function frame(headers: Record<string, string>, body: string): Uint8Array {
  const typed = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, { type: 'string' as const, value }]),
  );
  return codec.encode({ headers: typed, body: Buffer.from(body, 'utf8') });
}

function answerWell(response: ServerResponse, { shape, stopReason }: GoodReply): void {
  const body = goodBody(shape, stopReason);
  if (!('events' in body)) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body.json));
  } else if (body.framing === 'sse') {
    const lines = body.events.map(
      ({ name, data }) => `${name ? `event: ${name}\n` : ''}data: ${JSON.stringify(data)}\n\n`,
    );
    response
      .writeHead(200, { 'content-type': 'text/event-stream' })
      .end(`${lines.join('')}${body.done ? 'data: [DONE]\n\n' : ''}`);
  } else {
    const frames = body.events.map(({ name, data }) =>
      frame(
        { ':message-type': 'event', ':event-type': name, ':content-type': 'application/json' },
        JSON.stringify(data),
      ),
    );
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' }).end(Buffer.concat(frames));
  }
}

/** One endpoint: reads a request whole, and sends what the service answers, or breaks off as a fault says. */
import { randomUUID } from 'node:crypto';

import type { Answer } from './answer.ts';
import { framesIn } from './event-stream.ts';
import { createListener, type Incoming, type Listener, type Wire } from './listener.ts';
import { refusalAnswer } from './refusal.ts';
import type { Served } from './service.ts';
import type { SignedRequest } from './signature.ts';

/** Largest InvokeModel body of the service model. */
const mostBytes = 25_000_000;

/** On every reply, so that nobody takes what is measured here for AWS, however it was reached. */
const simulatorHeader = { 'x-bedrock-matrix-simulator': '1' };

export interface Observer {
  /** A request has arrived; the returned function is called when its reply has ended, one way or another. */
  begun: () => () => void;
  answered: (request: SignedRequest, served: Served) => void;
}

export interface EndpointOptions {
  serve: (request: SignedRequest) => Served;
  observer: Observer;
  /** Milliseconds that its clock is ahead of the machine's. */
  clockOffsetMs: number;
}

export function createEndpoint({ serve, observer, clockOffsetMs }: EndpointOptions): Listener {
  return createListener((incoming, wire, whenEnded) => {
    let open = true;
    const finish = observer.begun();
    whenEnded(() => {
      open = false;
      finish();
    });
    readBody(incoming, (body) => {
      const request = signedRequest(incoming, body ?? Buffer.alloc(0));
      const served = body === undefined ? { answer: tooLarge(), delayMs: 0 } : serve(request);
      observer.answered(request, served);
      const reply = (): void => send(served.answer, wire, clockOffsetMs);
      if (served.delayMs <= 0) reply();
      else setTimeout(() => (open ? reply() : undefined), served.delayMs);
    });
  });
}

/** A conversation in both directions: it is answered when it has begun, and its end is not waited for. */
const conversation = /\/invoke-with-bidirectional-stream$/;

/** Hands on the whole body, or nothing when it was too large to keep; of a conversation, its first frames. */
function readBody(incoming: Incoming, done: (body: Buffer | undefined) => void): void {
  const parts: Buffer[] = [];
  let size = 0;
  if (conversation.test(incoming.url ?? '')) {
    readBeginning(incoming, done);
    return;
  }
  incoming.on('data', (part: Buffer) => {
    size += part.length;
    if (size <= mostBytes) parts.push(part);
  });
  incoming.on('end', () => done(size > mostBytes ? undefined : Buffer.concat(parts)));
}

function readBeginning(incoming: Incoming, done: (body: Buffer) => void): void {
  let received = Buffer.alloc(0);
  let answered = false;
  const answer = (): void => {
    if (!answered) done(received);
    answered = true;
  };
  incoming.on('data', (part: Buffer) => {
    if (answered) return;
    received = Buffer.concat([received, part]);
    if (framesIn(received) > 0) answer();
  });
  incoming.on('end', answer);
}

function signedRequest(incoming: Incoming, body: Buffer): SignedRequest {
  return { method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers: incoming.headers, body };
}

function tooLarge(): Answer {
  const message = `Request body is larger than ${mostBytes} bytes.`;
  return refusalAnswer('native', { status: 413, type: 'RequestEntityTooLargeException', message });
}

function send(answer: Answer, wire: Wire, clockOffsetMs: number): void {
  const delivery = answer.delivery ?? 'whole';
  if (delivery === 'stall') return;
  if (delivery === 'reset') {
    wire.sever();
    return;
  }
  wire.head(answer.status, {
    'x-amzn-requestid': randomUUID(),
    date: new Date(Date.now() + clockOffsetMs).toUTCString(),
    ...simulatorHeader,
    ...answer.headers,
    ...lengthOf(answer),
  });
  if (delivery === 'stall-after-headers') wire.flush();
  else if (delivery === 'cut') sendHalf(answer, wire);
  else sendWhole(answer, wire);
}

function lengthOf({ body }: Answer): Record<string, number> {
  return typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {};
}

function sendWhole({ body }: Answer, wire: Wire): void {
  if (typeof body === 'string') {
    wire.end(body);
    return;
  }
  for (const part of body) wire.write(part);
  wire.end();
}

/** Half of what the headers promised, and then the connection is gone. */
function sendHalf({ body }: Answer, wire: Wire): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.concat(body);
  wire.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), wire.sever);
}

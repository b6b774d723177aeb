import { EventStreamCodec } from '@smithy/eventstream-codec';
import { describe, expect, it } from 'vitest';
import { readEventStream } from '../../src/aws/event-stream.ts';

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
  (text) => Buffer.from(text, 'utf8'),
);

function frame(headers: Record<string, string>, body: object | string = {}): Buffer {
  const typed = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, { type: 'string' as const, value }]),
  );
  return Buffer.from(
    codec.encode({ headers: typed, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }),
  );
}

const event = (name: string, data: object): Buffer => frame({ ':message-type': 'event', ':event-type': name }, data);

describe('an event stream', () => {
  it('is read frame by frame', () => {
    const body = Buffer.concat([
      event('messageStart', { role: 'assistant' }),
      event('messageStop', { stopReason: 'end_turn' }),
    ]);
    expect(readEventStream(body)).toEqual({
      events: [
        { name: 'messageStart', data: { role: 'assistant' } },
        { name: 'messageStop', data: { stopReason: 'end_turn' } },
      ],
    });
  });

  it('of InvokeModel carries the own JSON of the model, as base64', () => {
    const bytes = Buffer.from('{"delta":"OK"}').toString('base64');
    expect(readEventStream(event('chunk', { bytes })).events).toEqual([{ name: 'chunk', data: { delta: 'OK' } }]);
  });

  it('may carry an exception', () => {
    const body = Buffer.concat([
      event('chunk', {}),
      frame({ ':message-type': 'exception', ':exception-type': 'throttlingException' }, { message: 'slow down' }),
    ]);
    expect(readEventStream(body)).toMatchObject({
      events: [{ name: 'chunk' }],
      fault: { origin: 'stream', type: 'throttlingException', message: 'slow down' },
    });
  });

  it('may carry an error whose words are in its headers', () => {
    const body = frame(
      { ':message-type': 'error', ':error-code': 'InternalFailure', ':error-message': 'it broke' },
      '',
    );
    expect(readEventStream(body)).toMatchObject({
      events: [],
      fault: { origin: 'stream', code: 'InternalFailure', message: 'it broke' },
    });
  });

  it.each([1, 4, 13])('that lacks its last %i bytes is cut short', (missing) => {
    const body = Buffer.concat([event('a', {}), event('b', {})]);
    expect(readEventStream(body.subarray(0, body.length - missing))).toMatchObject({
      events: [{ name: 'a' }],
      fault: { origin: 'malformed', type: 'cut-short' },
    });
  });

  it('with a flipped bit is not believed', () => {
    const body = event('a', { text: 'hello' });
    body.writeUInt8(body.readUInt8(body.length - 8) ^ 1, body.length - 8);
    expect(readEventStream(body)).toMatchObject({ events: [], fault: { origin: 'malformed', type: 'wrong-shape' } });
  });

  it('of bytes that are no frames at all is cut short, not a crash', () => {
    expect(readEventStream(Buffer.from('<html>'))).toMatchObject({ fault: { origin: 'malformed' } });
    expect(readEventStream(new Uint8Array(0))).toEqual({ events: [] });
  });
});

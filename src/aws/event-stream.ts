/** Decodes a whole `application/vnd.amazon.eventstream` body into events, and finds the exception it may carry. */
import { EventStreamCodec } from '@smithy/eventstream-codec';
import type { Message } from '@smithy/types';

import type { Fault, JsonObject } from '../types.ts';
import { malformed, streamFault } from './fault.ts';
import { parseObject, type StreamEvent, type StreamReading } from './stream-event.ts';
import { exceptionName, statementIn } from './statement.ts';

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
  (text) => Buffer.from(text, 'utf8'),
);

/** Frames are length-prefixed (4 bytes, big endian); the codec checks their two CRCs. */
export function readEventStream(body: Uint8Array): StreamReading {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const events: StreamEvent[] = [];
  for (let offset = 0; offset < body.byteLength;) {
    const length = offset + 4 <= body.byteLength ? view.getUint32(offset) : 0;
    if (length < 16 || offset + length > body.byteLength)
      return { events, fault: malformed('cut-short', 'The stream ended inside a frame.') };
    const message = decode(body.subarray(offset, offset + length));
    if (message === undefined)
      return { events, fault: malformed('wrong-shape', 'A frame of the stream fails its checksum.') };
    const fault = exceptionIn(message);
    if (fault) return { events, fault };
    events.push({ name: header(message, ':event-type') ?? '', data: payloadOf(message) });
    offset += length;
  }
  return { events };
}

function decode(frame: Uint8Array): Message | undefined {
  try {
    return codec.decode(frame);
  } catch {
    return undefined;
  }
}

/** `:message-type: exception` names a modelled type; `:message-type: error` has its words in headers and no payload. */
function exceptionIn(message: Message): Fault | undefined {
  const kind = header(message, ':message-type');
  if (kind === 'error') {
    const code = header(message, ':error-code') ?? '';
    return streamFault({ type: exceptionName(code), code, message: header(message, ':error-message') ?? '' });
  }
  if (kind !== 'exception') return undefined;
  const stated = statementIn(payloadOf(message)) ?? { message: Buffer.from(message.body).toString('utf8') };
  const type = header(message, ':exception-type');
  return streamFault({ ...stated, ...(type && { type: exceptionName(type) }) });
}

function header(message: Message, name: string): string | undefined {
  const value = message.headers[name]?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The event's JSON; InvokeModel's `chunk` wraps the model's own JSON as base64 in `bytes`. */
function payloadOf(message: Message): JsonObject {
  const payload = parseObject(Buffer.from(message.body).toString('utf8')) ?? {};
  const { bytes } = payload;
  return typeof bytes === 'string' ? (parseObject(Buffer.from(bytes, 'base64').toString('utf8')) ?? payload) : payload;
}

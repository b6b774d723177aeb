/** The binary framing of application/vnd.amazon.eventstream. */
import { crc32 } from 'node:zlib';

import type { JsonObject } from '../types.ts';

const stringHeader = 7;

/** Prelude: total length, headers length and their checksum, four bytes each; a checksum of all that precedes ends the frame. */
function frame(headers: Record<string, string>, payload: Buffer): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => encodeHeader(name, value)));
  const total = 12 + head.length + payload.length + 4;
  const bytes = Buffer.alloc(total);
  bytes.writeUInt32BE(total, 0);
  bytes.writeUInt32BE(head.length, 4);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, 8)), 8);
  head.copy(bytes, 12);
  payload.copy(bytes, 12 + head.length);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, total - 4)), total - 4);
  return bytes;
}

function encodeHeader(name: string, value: string): Buffer {
  const key = Buffer.from(name);
  const text = Buffer.from(value);
  const bytes = Buffer.alloc(1 + key.length + 3 + text.length);
  bytes.writeUInt8(key.length, 0);
  key.copy(bytes, 1);
  bytes.writeUInt8(stringHeader, 1 + key.length);
  bytes.writeUInt16BE(text.length, 2 + key.length);
  text.copy(bytes, 4 + key.length);
  return bytes;
}

export function eventFrame(event: string, payload: JsonObject): Buffer {
  const headers = { ':event-type': event, ':content-type': 'application/json', ':message-type': 'event' };
  return frame(headers, Buffer.from(JSON.stringify(payload)));
}

export function exceptionFrame(type: string, payload: JsonObject): Buffer {
  const headers = { ':exception-type': type, ':content-type': 'application/json', ':message-type': 'exception' };
  return frame(headers, Buffer.from(JSON.stringify(payload)));
}

/** An error without payload: its words are in the headers. */
export function errorFrame(code: string, message: string): Buffer {
  return frame({ ':message-type': 'error', ':error-code': code, ':error-message': message }, Buffer.alloc(0));
}

/** How many whole frames there are; 0 when the bytes are no frames. */
export function framesIn(bytes: Buffer): number {
  let frames = 0;
  for (let at = 0; at + 16 <= bytes.length; frames += 1) {
    const length = bytes.readUInt32BE(at);
    if (length < 16 || crc32(bytes.subarray(at, at + 8)) !== bytes.readUInt32BE(at + 8)) return 0;
    if (at + length > bytes.length) break;
    at += length;
  }
  return frames;
}

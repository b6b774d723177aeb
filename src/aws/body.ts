/** Reads the body of a reply, no further than its bound: whoever answers decides how much is sent, not how much is held. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type InputType, type ZlibOptions } from 'node:zlib';

import type { Exchange } from './exchange.ts';

const mega = 2 ** 20;

/**
 * Bytes of a reply, decompressed. Some tens of kilobytes are usual: a probe asks for 16 tokens, a whole Region's listing has
 * 200 kB. A page of a listing may hold 1,000 entries. Pictures come as base64, several of some megabytes each.
 */
export const replyBounds = { reply: 4 * mega, listing: 16 * mega, picture: 32 * mega } as const;

/** An error states a few sentences. */
const errorBound = mega / 4;

/** Bytes of all replies that are being read at once. */
const allBound = 256 * mega;

/** What is kept of a reply that is too long: its first words, to say what it was. */
const keptOfTooLong = 4096;

/** A reply that was left because it did not end in time, or would not. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** Of one reply, while it comes. */
export interface Body {
  /** Throws a `TooLong`. */
  add(chunk: Uint8Array): void;
  /** All of it, when its end has come: decompressed, and in `exchange.body`. */
  whole(): Promise<Uint8Array>;
  /** What ended it early: `exchange.body` is what there is. */
  broken(error: unknown): void;
}

export interface BodyReader {
  /** Fills `exchange.body`, and its `cutShort` and `firstByteMs`. `start`: `performance.now()` when the request was sent. */
  begin(exchange: Exchange, start: number): Body;
}

/** One for all exchanges of a wire: they share one bound. */
export function bodyReader(): BodyReader {
  let held = 0;
  return {
    begin(exchange, start) {
      const bound = boundOf(exchange);
      const chunks: Uint8Array[] = [];
      let length = 0;
      const letGo = (): void => {
        held -= length;
        length = 0;
      };
      return {
        add(chunk) {
          exchange.firstByteMs ??= performance.now() - start;
          chunks.push(chunk);
          length += chunk.length;
          held += chunk.length;
          if (length > bound) throw tooLong(bound);
          if (held > allBound) throw new TooLong(`All replies under way together are longer than ${size(allBound)}.`);
        },
        async whole() {
          exchange.body = together(chunks);
          exchange.body = await plainBody(exchange.body, exchange.headers ?? {}, bound);
          letGo();
          return exchange.body;
        },
        broken(error) {
          exchange.body ??= together(chunks);
          if (error instanceof TooLong) exchange.body = exchange.body.slice(0, keptOfTooLong);
          else exchange.cutShort = true;
          letGo();
        },
      };
    },
  };
}

function together(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function boundOf({ status = 0, mostBytes = replyBounds.reply }: Exchange): number {
  return status >= 300 ? errorBound : mostBytes;
}

export function tooLong(bound: number): TooLong {
  return new TooLong(`The reply is longer than ${size(bound)}, which no such reply is: it was not read on.`);
}

function size(bytes: number): string {
  return bytes < mega ? `${bytes / 1024} kB` : `${bytes / mega} MB`;
}

type Decoder = (body: InputType, options: ZlibOptions) => Promise<Buffer>;

const decoders: Record<string, Decoder> = {
  gzip: promisify<InputType, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<InputType, ZlibOptions, Buffer>(inflate),
  br: promisify<InputType, ZlibOptions, Buffer>(brotliDecompress),
};

/** We ask for no compression; what a proxy compressed all the same is read up to the bound, and what cannot be is left as it came. */
async function plainBody(body: Uint8Array, headers: Record<string, string>, bound: number): Promise<Uint8Array> {
  const decode = decoders[headers['content-encoding']?.toLowerCase() ?? ''];
  if (decode === undefined) return body;
  try {
    const plain = await decode(body, { maxOutputLength: bound });
    delete headers['content-encoding'];
    return plain;
  } catch (error) {
    if (error instanceof RangeError) throw tooLong(bound);
    return body;
  }
}

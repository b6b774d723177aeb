/** Stands before the streams of the tool: no secret and no escape sequence from outside passes, whoever writes. */
import { redact } from './aws/redact.ts';
import type { OutputStream } from './config/io.ts';
import { cleanFor } from './medium.ts';

/** The same stream, but for what is written to it. Bytes pass as they are: what packs them has redacted them. */
export function guardOutput(stream: OutputStream): OutputStream {
  const write = (chunk: unknown, ...rest: unknown[]): unknown =>
    Reflect.apply(stream.write, stream, [
      typeof chunk === 'string' ? cleanFor('terminal', redact(chunk)) : chunk,
      ...rest,
    ]);
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'write') return write;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}

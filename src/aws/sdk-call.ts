/** Which call a command of the AWS SDK is: how to stop it, and where its exchange is recorded. */
import type { CallOptions } from './exchange.ts';

/** Of inputs, and then of the requests that are made of them. */
const calls = new WeakMap<object, CallOptions>();

/**
 * For `client.send(withCall(command, call))`, once, on a client that `onWire` gave back. Not as the second argument of `send`: with
 * one, the SDK puts all its middleware together anew for each call.
 */
export function withCall<C extends { input: object }>(command: C, call: CallOptions): C {
  calls.set(command.input, call);
  return command;
}

export function callOf(request: object): CallOptions | undefined {
  return calls.get(request);
}

/** The request of an input belongs to the same call. The input is given up: the SDK keeps the first of each client, and with it a reply would stay. */
export function handOver(input: object, request: unknown): void {
  const call = calls.get(input);
  if (call === undefined || typeof request !== 'object' || request === null) return;
  calls.delete(input);
  calls.set(request, call);
}

/** How a client of the AWS SDK is made and stripped of what a run has no use for: each costs time in each of thousands of calls. */
import type { MiddlewareStack, RetryStrategy } from '@smithy/types';

import { handOver } from './sdk-call.ts';
import { sdkHandler } from './sdk-handler.ts';
import type { Wire } from './wire.ts';

/** Of every client: on our wire, no call made twice, its middleware put together once. */
export function wireOptions(wire: Wire) {
  return { requestHandler: sdkHandler(wire), retryStrategy: once, cacheMiddleware: true };
}

/** Whether a call is made again is for the run to say. */
const once: RetryStrategy = { retry: (next, args) => next(args) };

/** Lets calls of `withCall` reach our wire. The SDK reads each input and output for a log, also where nobody keeps one: it does not here. */
export function onWire<I extends object, O extends object, C>(
  client: C & { middlewareStack: MiddlewareStack<I, O> },
): C {
  client.middlewareStack.remove('loggerMiddleware');
  // The last before the handler: the request is signed, and a signed request is a new one.
  client.middlewareStack.add(
    (next) => (args) => {
      handOver(args.input, args.request);
      return next(args);
    },
    { step: 'deserialize', priority: 'low', name: 'callMiddleware' },
  );
  return client;
}

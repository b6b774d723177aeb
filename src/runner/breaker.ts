/**
 * The circuit breaker: leaves an endpoint alone that answers nobody. A few calls without an answer shut its endpoint; a canary asks
 * again with growing waits; when it is answered, one call at a time goes out until one gets through.
 */
import type { Cell } from '../types.ts';
import { createCanaryLoop, type CanaryLoopOptions } from './canary-loop.ts';
import type { ModelQueue } from './model-queue.ts';
import { isSuspicious, remember, type ReplySeen } from './silence.ts';

export interface Breaker {
  record(queue: ModelQueue, cell: Cell, reply: ReplySeen): void;
  /** Canaries that are not answered yet. */
  readonly underWay: number;
}

export function createBreaker(options: CanaryLoopOptions): Breaker {
  const canaries = createCanaryLoop(options);
  return {
    record(queue, cell, reply) {
      const { endpoint } = queue;
      if (reply === 'answered') {
        canaries.forget(endpoint);
        // A call that was still under way may be answered: what is shut stays careful.
        endpoint.gate = endpoint.gate === 'shut' ? 'trial' : 'open';
        if (endpoint.gate === 'open') canaries.announce(endpoint, cell, false);
        return;
      }
      remember(endpoint.silence, queue, { reply, now: options.now() });
      if (endpoint.gate === 'trial') {
        endpoint.gate = 'shut';
        canaries.askLater(endpoint, cell);
      } else if (endpoint.gate === 'open' && isSuspicious(endpoint.silence, endpoint.models, options.now()))
        canaries.shut(endpoint, cell);
    },
    get underWay() {
      return canaries.underWay;
    },
  };
}

/** Asks the canary of an endpoint that answers nobody, with growing waits, until the endpoint answers or is given up. */
import type { Cell } from '../types.ts';
import type { EndpointQueue } from './model-queue.ts';
import { newSilence } from './silence.ts';

/** Where the canary is answered and no model is: so many models, and this share of all, must have failed. */
const wide = { models: 8, share: 0.5 };
/** First and longest wait between two canaries, in milliseconds. */
const firstWait = 2_000;
const longestWait = 20_000;

export interface CanaryLoopOptions {
  /** Canaries at least before an endpoint is given up. */
  tries: number;
  /** Asks the canary of the cell's endpoint; whether it was answered. */
  canary(cell: Cell): Promise<boolean>;
  now(): number;
  /** Gives what ends the wait before its time. */
  wait(ms: number, then: () => void): () => void;
  /** Whether the run has anything to do but wait for shut endpoints. */
  isBusy(): boolean;
  /** The run stops waiting for the endpoint. */
  giveUp(endpoint: EndpointQueue): void;
  /** Nobody answers there for some time; `isOver`: somebody answers again. */
  onOutage(cell: Cell, isOver: boolean): void;
  /** Whether the run is over. */
  isOver(): boolean;
  /** A canary begins or ends; calls may go out again. */
  changed(): void;
  /** A fault of ours. */
  fail(error: unknown): void;
}

export interface CanaryLoop {
  /** No more calls go there, and the canary is asked at once. */
  shut(endpoint: EndpointQueue, cell: Cell): void;
  /** The canary is asked after a wait; an endpoint for which there was enough of that is given up. */
  askLater(endpoint: EndpointQueue, cell: Cell): void;
  /** Somebody answers: the run waits for no canary there. */
  forget(endpoint: EndpointQueue): void;
  announce(endpoint: EndpointQueue, cell: Cell, isOutage: boolean): void;
  /** Canaries that are not answered yet. */
  readonly underWay: number;
}

export function createCanaryLoop(options: CanaryLoopOptions): CanaryLoop {
  let underWay = 0;
  /** Ends the wait for the next canary of an endpoint. */
  const waiting = new Map<EndpointQueue, () => void>();

  function shut(endpoint: EndpointQueue, cell: Cell): void {
    endpoint.gate = 'shut';
    ask(endpoint, cell).catch(options.fail);
  }

  async function ask(endpoint: EndpointQueue, cell: Cell): Promise<void> {
    const { silence } = endpoint;
    underWay += 1;
    options.changed();
    const answered = await options.canary(cell).catch(() => false);
    underWay -= 1;
    // A call that was still under way may have been answered in the meantime.
    if (!options.isOver() && endpoint.silence === silence) {
      if (answered) admit(endpoint);
      else askLater(endpoint, cell);
    }
    options.changed();
  }

  /** Where the canary is answered, some models may have failed by themselves: only when most did is the endpoint tried with care. */
  function admit(endpoint: EndpointQueue): void {
    const { silence } = endpoint;
    const isWide = silence.models.size >= Math.max(wide.models, wide.share * endpoint.models);
    endpoint.gate = isWide ? 'trial' : 'open';
    silence.requestAt = 2 * silence.requestAt;
    silence.since = options.now();
  }

  function askLater(endpoint: EndpointQueue, cell: Cell): void {
    const { silence } = endpoint;
    silence.tries += 1;
    announce(endpoint, cell, true);
    if (silence.tries > options.tries && !options.isBusy()) {
      options.giveUp(endpoint);
      return;
    }
    const ms = Math.min(longestWait, firstWait * 2 ** (silence.tries - 1));
    const cancel = options.wait(ms, () => {
      waiting.delete(endpoint);
      ask(endpoint, cell).catch(options.fail);
    });
    waiting.set(endpoint, cancel);
  }

  function forget(endpoint: EndpointQueue): void {
    if (endpoint.silence.models.size > 0) endpoint.silence = newSilence();
    waiting.get(endpoint)?.();
    waiting.delete(endpoint);
  }

  function announce(endpoint: EndpointQueue, cell: Cell, isOutage: boolean): void {
    if (endpoint.isOutageNoted === isOutage) return;
    endpoint.isOutageNoted = isOutage;
    options.onOutage(cell, !isOutage);
  }

  return {
    shut,
    askLater,
    forget,
    announce,
    get underWay() {
      return underWay;
    },
  };
}

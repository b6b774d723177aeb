/** Ends what we wait for when its time is up or the user wants no more, whether or not it notices. */
import type { CallOptions, Exchange } from './exchange.ts';

/**
 * Settles as `work` does, or rejects with the signal's reason as soon as it is aborted: nobody waits for a library that is
 * still looking for credentials or a connection.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const forget = whenAborted(signal, () => reject(signal.reason));
    work.then(resolve, reject).finally(forget);
  });
}

export interface TimeLimit {
  timeoutMs: number;
  /** Ends the wait when the run is interrupted. */
  signal: AbortSignal;
}

/** What a call came to: what it gave, or what ended it; `timedOut` when our own deadline did. */
export type Ended<T> = { value: T } | { error: unknown; timedOut: boolean };

/** Makes a call and records in `exchange` what went over the wire. Never throws. */
export async function callWithin<T>(
  limit: TimeLimit,
  exchange: Exchange,
  make: (call: CallOptions) => Promise<T>,
): Promise<Ended<T>> {
  const deadline = startDeadline(limit);
  const { signal } = deadline;
  try {
    return { value: await deadline.within(make({ signal, exchange })) };
  } catch (error) {
    // We may know of the end before the wire does.
    if (signal.aborted) exchange.error ??= error;
    return { error, timedOut: deadline.passed() };
  } finally {
    deadline.clear();
  }
}

interface Deadline {
  signal: AbortSignal;
  /** Settles as `work` does, or rejects when the deadline ends it: the client may still be looking for credentials, which no signal reaches. */
  within<T>(work: Promise<T>): Promise<T>;
  passed(): boolean;
  clear(): void;
}

/** One controller per call; AbortSignal.any would hold on to every call of the run. */
function startDeadline({ timeoutMs, signal }: TimeLimit): Deadline {
  const controller = new AbortController();
  let passed = false;
  let reject: (reason: unknown) => void = () => undefined;
  const end = (reason: unknown): void => {
    controller.abort(reason);
    reject(controller.signal.reason);
  };
  const timer = setTimeout(() => {
    passed = true;
    end(new Error('time limit'));
  }, timeoutMs);
  const forget = whenAborted(signal, () => end(signal.reason));
  return {
    signal: controller.signal,
    within: (work) =>
      new Promise((resolve, refuse) => {
        reject = refuse;
        if (controller.signal.aborted) refuse(controller.signal.reason);
        work.then(resolve, refuse);
      }),
    passed: () => passed,
    clear() {
      clearTimeout(timer);
      forget();
    },
  };
}

interface Listening {
  stops: Set<() => void>;
  /** The one listener on the signal. */
  all(): void;
}

const listening = new WeakMap<AbortSignal, Listening>();

/** One listener on a signal, however many calls wait for it: a listener of its own costs each call more than its timer does. */
function whenAborted(signal: AbortSignal, stop: () => void): () => void {
  if (signal.aborted) {
    stop();
    return () => undefined;
  }
  const { stops, all } = listening.get(signal) ?? listenTo(signal);
  stops.add(stop);
  return () => {
    stops.delete(stop);
    if (stops.size > 0) return;
    signal.removeEventListener('abort', all);
    listening.delete(signal);
  };
}

function listenTo(signal: AbortSignal): Listening {
  const stops = new Set<() => void>();
  const one = { stops, all: () => stops.forEach((stop) => stop()) };
  listening.set(signal, one);
  signal.addEventListener('abort', one.all, { once: true });
  return one;
}

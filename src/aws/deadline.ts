/** Ends what we wait for when its time is up or the user wants no more, whether or not it notices. */
import type { CallOptions, Exchange } from './exchange.ts';

/**
 * Settles as `work` does, or rejects with the signal's reason as soon as it is aborted: nobody waits for a library that is
 * still looking for credentials or a connection.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
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
    // The client may still be looking for credentials, which no signal reaches.
    return { value: await abortable(make({ signal, exchange }), signal) };
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
  passed(): boolean;
  clear(): void;
}

/** One controller per call; AbortSignal.any would hold on to every call of the run. */
function startDeadline({ timeoutMs, signal }: TimeLimit): Deadline {
  const controller = new AbortController();
  let passed = false;
  const stop = (): void => controller.abort(signal.reason);
  const timer = setTimeout(() => {
    passed = true;
    controller.abort(new Error('time limit'));
  }, timeoutMs);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    passed: () => passed,
    clear() {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
}

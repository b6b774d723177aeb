/** How long to wait before asking again. */

/** First and longest wait, in milliseconds. */
const firstWait = 500;
const longestWait = 20_000;
/** A service may ask for more patience than a run has. */
const longestRetryAfter = 60_000;

/**
 * Exponential with full jitter, so that many cells throttled at once do not come back at once
 * (AWS Architecture Blog, "Exponential Backoff And Jitter"); never before `Retry-After`.
 */
export function backoff(nth: number, afterMs: number | undefined, random: () => number): number {
  const ceiling = Math.min(longestWait, firstWait * 2 ** (nth - 1));
  const jittered = (0.1 + 0.9 * random()) * ceiling;
  return Math.max(jittered, Math.min(afterMs ?? 0, longestRetryAfter));
}

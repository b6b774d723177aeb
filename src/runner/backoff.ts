/** How long one cell waits before it is called again. The pace of its model and endpoint comes on top. */

/** First and longest wait, in milliseconds. */
const firstWait = 500;
const longestWait = 20_000;
/** A service may ask for a longer wait than a run has time for. */
const longestRetryAfter = 60_000;

export interface Wait {
  /** How many times it has been called. */
  nth: number;
  /** `Retry-After`, in milliseconds. */
  afterMs: number | undefined;
  /** From 0 to 1, random. */
  random: number;
}

/**
 * Exponential with full jitter, so that many cells that failed at once do not come back at once
 * (AWS Architecture Blog, "Exponential Backoff And Jitter"); never before `Retry-After`.
 */
export function backoff({ nth, afterMs, random }: Wait): number {
  const ceiling = Math.min(longestWait, firstWait * 2 ** (nth - 1));
  return Math.max((0.1 + 0.9 * random) * ceiling, askedFor(afterMs));
}

/**
 * For a model that answered earlier in this run and now refuses all: a quota by the minute is used up. Four such waits, 2 to 16
 * seconds long, outlast most of it.
 */
export function quotaBackoff({ nth, afterMs, random }: Wait): number {
  const ceiling = Math.min(16_000, 2_000 * 2 ** (nth - 1));
  return Math.max((0.75 + 0.25 * random) * ceiling, askedFor(afterMs));
}

/** What the service asked for, as far as a run can wait. */
export function askedFor(afterMs: number | undefined): number {
  return Math.min(afterMs ?? 0, longestRetryAfter);
}

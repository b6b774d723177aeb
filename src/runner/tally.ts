/** Counts what was sent and what got through, so that a pace can tell what the service admits. Times in milliseconds, rates per second. */

export interface Tally {
  /** When the service was last known to have nothing left; what it admits from then on, it admits as fast as it can. */
  since: number;
  /** Of the time since, how long nothing was to be called, in milliseconds. */
  idleMs: number;
  /** Calls begun since. */
  started: number;
  /** Of those, answered otherwise than by a throttle, and throttled. */
  answered: number;
  throttled: number;
  /** Calls begun in the half second from `tick` on, and in the one before it. */
  tick: number;
  current: number;
  before: number;
}

const half = 500;

export function newTally(): Tally {
  return { since: -Infinity, idleMs: 0, started: 0, answered: 0, throttled: 0, tick: -Infinity, current: 0, before: 0 };
}

export function tallyStart(tally: Tally, now: number): void {
  if (tally.since === -Infinity) tally.since = now;
  tally.started += 1;
  turn(tally, now);
  tally.current += 1;
}

export function tallyReply(tally: Tally, { begun, throttled }: { begun: number; throttled: boolean }): void {
  if (begun < tally.since) return;
  if (throttled) tally.throttled += 1;
  else tally.answered += 1;
}

function turn(tally: Tally, now: number): void {
  if (now - tally.tick < half) return;
  tally.before = now - tally.tick < 2 * half ? tally.current : 0;
  tally.current = 0;
  tally.tick = now;
}

/** Calls begun per second in the last half second or second; `least` is the shortest time, in milliseconds, over which they are spread. */
export function recentRate(tally: Tally, now: number, least = 250): number {
  turn(tally, now);
  const span = now - tally.tick + (tally.before > 0 ? half : 0);
  return ((tally.before + tally.current) * 1000) / Math.max(least, span);
}

/**
 * Between two throttles the service had nothing left at either end: what it admitted between them is its rate. Calls still under
 * way are taken to fare between well and as those that are over, because a throttle comes sooner than an answer. Undefined
 * while there is too little to go by.
 */
export function admittedRate({ since, idleMs, started, answered, throttled }: Tally, now: number): number | undefined {
  const ms = now - since - idleMs;
  if (ms < half && answered < 8) return undefined;
  const share = answered / Math.max(1, answered + throttled);
  const pending = started - answered - throttled;
  const admitted = answered + pending * (1 + share) * 0.5;
  return ((admitted + (answered < 8 ? 0.5 : 0)) * 1000) / ms;
}

/**
 * How fast calls may follow one another: without limit until the service throttles, then just under what it lets through, probing
 * gently for more. Multiplicative decrease once per round trip; growth as CUBIC's (RFC 9438): fast towards the last known ceiling,
 * flat near it, fast again beyond. Time is given: milliseconds; rates are calls per second.
 */
import { admittedRate, newTally, recentRate, tallyReply, tallyStart, type Tally } from './tally.ts';

export interface Bounds {
  /** What the user permits; Infinity when nothing was said. */
  readonly maximum: number;
  /** Calls per second at least, as long as nothing at all gets through: retries end by their number. */
  readonly minimum: number;
  /** Calls per second at least, where something does. */
  readonly floor: number;
}

export interface Pace extends Bounds {
  /** The rate that the service is known to admit; Infinity until it throttles. */
  ceiling: number;
  /** When it first throttled, and when the rate was last lowered. */
  limitedAt: number;
  loweredAt: number;
  /** Until a throttle comes late enough to measure by, and from its floor up, the rate doubles instead of creeping. */
  finding: boolean;
  /** When the next call may start. */
  nextAt: number;
  tally: Tally;
}

/** To this share of the ceiling a throttle lowers the rate: TCP's 0.7 would leave a token bucket unused. */
const decrease = 0.93;
/** How far one throttle may take the ceiling down: a round trip may bring but a few of the throttles that are due. */
const deepest = 0.85;
/** Milliseconds back to the ceiling, and the calls that it takes at least. */
const climb = { ms: 4000, calls: 20 };
/** The same for doubling while the ceiling is being found. */
const doubling = { ms: 1000, calls: 4 };
/** In 1/s: below it the calls of a second are too few to tell how fast they were sent. */
const countable = 2;
/** Timers are late by some milliseconds; what they lose is caught up, and one call beside. */
const lateMs = 10;

export function newPace(bounds: Bounds): Pace {
  return {
    ...bounds,
    ceiling: Infinity,
    limitedAt: -Infinity,
    loweredAt: -Infinity,
    finding: false,
    nextAt: -Infinity,
    tally: newTally(),
  };
}

export function isLimited(pace: Pace): boolean {
  return pace.ceiling !== Infinity;
}

/** Calls per second that are permitted now. */
function rateOf({ maximum: most, ceiling, loweredAt, finding, tally }: Pace, now: number): number {
  if (ceiling === Infinity) return most;
  if (tally.answered === 0) return Math.min(most, decrease * ceiling);
  const passed = now - loweredAt;
  if (finding) return Math.min(most, decrease * ceiling * 2 ** (passed / atLeast(doubling, ceiling)));
  const x = passed / atLeast(climb, ceiling) - 1;
  return Math.min(most, ceiling * (1 + (1 - decrease) * x ** 3));
}

/** A rate of few calls cannot be judged in few milliseconds. */
function atLeast({ ms, calls }: { ms: number; calls: number }, rate: number): number {
  return Math.max(ms, (calls * 1000) / rate);
}

/** A call starts. */
export function start(pace: Pace, now: number): void {
  tallyStart(pace.tally, now);
  const rate = rateOf(pace, now);
  if (rate === Infinity) return;
  const gap = 1000 / rate;
  if (isLimited(pace)) discountIdle(pace, now - pace.nextAt - 2 * gap);
  const credit = Math.min(gap, 250) + lateMs;
  pace.nextAt = Math.max(pace.nextAt, now - credit) + gap;
}

/** Time in which nothing was to be called: it neither raises the rate nor measures the service. */
function discountIdle(pace: Pace, ms: number): void {
  if (ms <= 0) return;
  pace.loweredAt += ms;
  pace.tally.idleMs += ms;
}

/** A call that began at `begun` has been answered, with a throttle or with anything else. */
export function reply(pace: Pace, { begun, throttled }: { begun: number; throttled: boolean }): void {
  tallyReply(pace.tally, { begun, throttled });
}

/** Nothing starts before this. */
export function delayUntil(pace: Pace, until: number): void {
  pace.nextAt = Math.max(pace.nextAt, until);
}

/** Whether a throttle of a call begun then says something new: it was sent at the rate of now, not at the one before. */
export function isNews(pace: Pace, begun: number, now: number): boolean {
  const settling = Math.min(1000, Math.max(50, 2000 / rateOf(pace, now)));
  return !isLimited(pace) || begun >= pace.loweredAt + settling;
}

/** Whether it is this pace that keeps calls back, rather than the number of slots. */
export function isBinding(pace: Pace, now: number): boolean {
  return isLimited(pace) && rateOf(pace, now) <= Math.max(countable, 1.5 * recentRate(pace.tally, now));
}

/** Whether all that was sent since the rate was lowered was throttled. */
export function nothingAnswered({ tally }: Pace): boolean {
  return tally.answered === 0;
}

/** The service throttled, and this pace is why. */
export function lower(pace: Pace, now: number): void {
  const { tally } = pace;
  const wasLimited = isLimited(pace);
  const rate = wasLimited
    ? Math.min(rateOf(pace, now), Math.max(countable, 1.1 * recentRate(tally, now)))
    : firstGuess(tally, now);
  const measured = wasLimited ? admittedRate(tally, now) : undefined;
  pace.ceiling = Math.max(floorOf(pace), wasLimited ? corrected(rate, measured, tally) : rate);
  pace.finding = !wasLimited || pace.ceiling <= pace.floor || (pace.finding && tally.answered < enough);
  if (!wasLimited) pace.limitedAt = now;
  pace.loweredAt = now;
  pace.nextAt = Math.max(pace.nextAt, now + 1000 / rateOf(pace, now));
  if (!wasLimited || tally.answered >= enough) pace.tally = { ...newTally(), ...lastSecond(tally), since: now };
}

/** Answers that make a measurement. */
const enough = 8;

/** What got through in the last second or since the start; a burst that lasted less is spread over half a second. */
function firstGuess(tally: Tally, now: number): number {
  const share = (tally.answered + 1) / (tally.throttled + tally.answered + 1);
  return Math.max(countable, recentRate(tally, now, 500) * share);
}

/** Few answers measure a low rate best; many correct a rate that was nearly right. */
function corrected(rate: number, measured: number | undefined, { answered }: Tally): number {
  if (measured === undefined) return rate * (answered === 0 ? 0.5 : deepest);
  if (answered < enough) return Math.min(rate, measured);
  return Math.min(rate, Math.max(measured, deepest * rate));
}

function floorOf(pace: Pace): number {
  return nothingAnswered(pace) ? pace.minimum : pace.floor;
}

/** Whether it was lowered as far as it goes, and has not recovered yet: throttles that come even then have another reason. */
export function isNearFloor(pace: Pace, now: number): boolean {
  return pace.ceiling <= pace.floor && rateOf(pace, now) <= pace.minimum;
}

function lastSecond({ tick, before, current }: Tally): Pick<Tally, 'tick' | 'before' | 'current'> {
  return { tick, before, current };
}

/** It was blamed for what the whole endpoint did. */
export function resetPace(pace: Pace): void {
  pace.ceiling = Infinity;
  pace.limitedAt = -Infinity;
  pace.nextAt = -Infinity;
}

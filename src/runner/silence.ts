/** What an endpoint that answers nobody leaves behind: how often, for how many models and since when nobody answered. */

/** Calls in a row without an answer, and the models they were for, that make an endpoint suspicious. */
const few = { calls: 8, lanes: 3 };
/** A throttle is a service that is busy: only throttles that outlast a quota by the minute mean that nobody gets through. */
const busy = { throttles: 30, ms: 60_000 };

/** `answered`: a reply or a statement came; `throttled` and `unanswered`: neither. */
export type Hearing = 'answered' | 'throttled' | 'unanswered';

/** What a road remembers since its last answer. */
export interface Silence {
  /** Calls that nobody answered, and throttles. */
  calls: number;
  throttles: number;
  lanes: Set<object>;
  /** When it began, on the runner's clock. */
  since: number;
  /** Calls at which the canary is asked; twice as many each time it is answered. */
  askAt: number;
  /** Canaries since the road was shut that did not open it. */
  tries: number;
}

export function newSilence(): Silence {
  return { calls: 0, throttles: 0, lanes: new Set(), since: Infinity, askAt: few.calls, tries: 0 };
}

export function remember(silence: Silence, lane: object, { hearing, now }: { hearing: Hearing; now: number }): void {
  if (hearing === 'throttled') silence.throttles += 1;
  else silence.calls += 1;
  silence.lanes.add(lane);
  silence.since = Math.min(silence.since, now);
}

/** `lanes`: of the whole road, which may have fewer than it takes. */
export function isSuspicious(
  { calls, throttles, lanes: hit, since, askAt }: Silence,
  lanes: number,
  now: number,
): boolean {
  const isSpread = hit.size >= Math.min(few.lanes, lanes);
  return isSpread && (calls >= askAt || (throttles >= busy.throttles && now - since >= busy.ms));
}

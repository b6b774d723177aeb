/** What an endpoint that answers nobody leaves behind: how often, for how many models and since when nobody answered. */

/** Calls in a row without an answer, and the models they were for, that make an endpoint suspicious. */
const few = { calls: 8, models: 3 };
/** A throttle is a service that is busy: only throttles that outlast a quota by the minute mean that nobody gets through. */
const busy = { throttles: 30, ms: 60_000 };

/** `answered`: a reply or a statement came; `throttled` and `unanswered`: neither. */
export type ReplySeen = 'answered' | 'throttled' | 'unanswered';

/** What a endpoint remembers since its last answer. */
export interface Silence {
  /** Calls that nobody answered, and throttles. */
  calls: number;
  throttles: number;
  models: Set<object>;
  /** When it began, on the runner's clock. */
  since: number;
  /** Calls at which the canary is asked; twice as many each time it is answered. */
  requestAt: number;
  /** Canaries since the endpoint was shut that did not open it. */
  tries: number;
}

export function newSilence(): Silence {
  return { calls: 0, throttles: 0, models: new Set(), since: Infinity, requestAt: few.calls, tries: 0 };
}

export function remember(silence: Silence, model: object, { reply, now }: { reply: ReplySeen; now: number }): void {
  if (reply === 'throttled') silence.throttles += 1;
  else silence.calls += 1;
  silence.models.add(model);
  silence.since = Math.min(silence.since, now);
}

/** `models`: of the whole endpoint, which may have fewer than it takes. */
export function isSuspicious(
  { calls, throttles, models: hit, since, requestAt }: Silence,
  models: number,
  now: number,
): boolean {
  const isSpread = hit.size >= Math.min(few.models, models);
  return isSpread && (calls >= requestAt || (throttles >= busy.throttles && now - since >= busy.ms));
}

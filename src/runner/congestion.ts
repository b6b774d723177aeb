/** Learns from replies how fast to call: charges a throttle to the model it named or to the whole endpoint, never to both. */
import type { ModelQueue, EndpointQueue } from './model-queue.ts';
import {
  resetPace,
  delayUntil,
  isNearFloor,
  isBinding,
  isLimited,
  isNews,
  nothingAnswered,
  lower,
  reply,
} from './pace.ts';

export interface CallOutcome {
  /** When the call began and ended, on the runner's clock. */
  begun: number;
  now: number;
  throttled: boolean;
  /** `Retry-After` in milliseconds, where the service gave one. */
  afterMs: number;
}

/** Replies that are looked back on, and for how long. */
const lookBack = { replies: 64, ms: 1000 };

export function recordOutcome(queue: ModelQueue, { begun, now, throttled, afterMs }: CallOutcome): void {
  const { endpoint } = queue;
  endpoint.replies[endpoint.cursor] = { queue, at: now, throttled };
  endpoint.cursor = (endpoint.cursor + 1) % lookBack.replies;
  for (const one of [queue, endpoint]) {
    one.spentMs += now - begun;
    one.calls += 1;
    reply(one.pace, { begun, throttled });
  }
  queue.consecutiveThrottles = throttled ? queue.consecutiveThrottles + 1 : 0;
  if (!throttled) queue.answeredAt = endpoint.answeredAt = now;
  else if (isEndpointThrottle(queue, now)) attributeToEndpoint(endpoint, begun, now);
  else attributeToModel(queue, { begun, now, afterMs });
  endpoint.scarce = isBinding(endpoint.pace, now);
}

/** Whether the throttle is, or may be, the whole endpoint's, and others got through since then. */
export function hasProgressed(queue: ModelQueue, since: number, now: number): boolean {
  const { endpoint } = queue;
  return endpoint.answeredAt > since && (isNearFloor(endpoint.pace, now) || isEndpointThrottle(queue, now));
}

/**
 * A model's quota throttles one model queue; an endpoint's, any of them. A model queue that is known to be limited takes the blame for its own
 * throttles; another one passes it on to an endpoint known to be limited, or when several fresh model queues are throttled at once.
 */
function isEndpointThrottle(queue: ModelQueue, now: number): boolean {
  if (queue.consecutiveThrottles > 1 && othersShare(queue, now) ** queue.consecutiveThrottles < chance) return false;
  const isKnown = !wasUnlimited(queue, now) && (isBinding(queue.pace, now) || nothingAnswered(queue.pace));
  const { endpoint } = queue;
  return (
    !isKnown && !isNearFloor(endpoint.pace, now) && (isBinding(endpoint.pace, now) || manyThrottled(endpoint, now))
  );
}

/** Throttles in a row that are less likely than this, by what other model queues meet with, are the model queue's own. */
const chance = 0.05;

/** The share of throttles among the last replies of other model queues, as far as they are not known to be limited. */
function othersShare(queue: ModelQueue, now: number): number {
  const others = recentReplies(queue.endpoint, now).filter(
    (one) => one.queue !== queue && wasUnlimited(one.queue, now),
  );
  return others.filter(({ throttled }) => throttled).length / Math.max(1, others.length);
}

function recentReplies({ replies }: EndpointQueue, now: number): EndpointQueue['replies'] {
  return replies.filter(({ at }) => now - at <= lookBack.ms);
}

function manyThrottled(endpoint: EndpointQueue, now: number): boolean {
  const recent = recentReplies(endpoint, now);
  const queues = new Set(recent.map(({ queue }) => queue));
  const hit = new Set(
    recent.filter(({ queue, throttled }) => throttled && wasUnlimited(queue, now)).map(({ queue }) => queue),
  );
  return hit.size >= Math.min(3, Math.max(2, queues.size)) && hit.size >= 0.1 * queues.size;
}

/** Not limited before this moment. */
function wasUnlimited({ pace }: ModelQueue, now: number): boolean {
  return !isLimited(pace) || now - pace.limitedAt <= lookBack.ms;
}

function attributeToEndpoint(endpoint: EndpointQueue, begun: number, now: number): void {
  if (!isNews(endpoint.pace, begun, now)) return;
  if (!isLimited(endpoint.pace)) resetModels(endpoint, now);
  lower(endpoint.pace, now);
}

/** The first throttles of a endpoint look like those of single model queues. */
function resetModels(endpoint: EndpointQueue, now: number): void {
  for (const { queue, at } of endpoint.replies)
    if (now - at <= lookBack.ms && wasUnlimited(queue, now)) resetPace(queue.pace);
}

function attributeToModel({ pace }: ModelQueue, { begun, now, afterMs }: Omit<CallOutcome, 'throttled'>): void {
  if (isNews(pace, begun, now)) lower(pace, now);
  if (afterMs > 0) delayUntil(pace, now + afterMs);
}

/** Learns from replies how fast to ask: charges a throttle to the model it named or to the whole endpoint, never to both. */
import type { Lane, Road } from './lane.ts';
import { forgive, hold, isBinding, isLimited, isNews, isSilent, lower, reply } from './pace.ts';

export interface Heard {
  /** When the call began and ended, on the runner's clock. */
  begun: number;
  now: number;
  throttled: boolean;
  /** `Retry-After` in milliseconds, where the service gave one. */
  afterMs: number;
}

/** Replies that are looked back on, and for how long. */
const lookBack = { replies: 64, ms: 1000 };

export function hear(lane: Lane, { begun, now, throttled, afterMs }: Heard): void {
  const { road } = lane;
  road.replies[road.cursor] = { lane, at: now, throttled };
  road.cursor = (road.cursor + 1) % lookBack.replies;
  for (const one of [lane, road]) {
    one.spentMs += now - begun;
    one.calls += 1;
    reply(one.pace, { begun, throttled });
  }
  lane.streak = throttled ? lane.streak + 1 : 0;
  if (!throttled) lane.answeredAt = road.answeredAt = now;
  else if (isWholeRoad(lane, now)) chargeRoad(road, begun, now);
  else chargeLane(lane, { begun, now, afterMs });
  road.scarce = isBinding(road.pace, now);
}

/** Whether the throttle is the whole endpoint's, and others got through since then. */
export function hasProgressed(lane: Lane, since: number, now: number): boolean {
  return isWholeRoad(lane, now) && lane.road.answeredAt > since;
}

/**
 * A model's quota throttles one lane; an endpoint's, any of them. A lane that is known to be limited takes the blame for its own
 * throttles; another one passes it on to an endpoint known to be limited, or when several fresh lanes are throttled at once.
 */
function isWholeRoad(lane: Lane, now: number): boolean {
  if (lane.streak > 1 && othersShare(lane, now) ** lane.streak < chance) return false;
  const isKnown = !isFresh(lane, now) && (isBinding(lane.pace, now) || isSilent(lane.pace));
  return !isKnown && (isBinding(lane.road.pace, now) || isCrowd(lane.road, now));
}

/** Throttles in a row that are less likely than this, by what other lanes meet with, are the lane's own. */
const chance = 0.05;

/** The share of throttles among the last replies of other lanes, as far as they are not known to be limited. */
function othersShare(lane: Lane, now: number): number {
  const others = recentReplies(lane.road, now).filter((one) => one.lane !== lane && isFresh(one.lane, now));
  return others.filter(({ throttled }) => throttled).length / Math.max(1, others.length);
}

function recentReplies({ replies }: Road, now: number): Road['replies'] {
  return replies.filter(({ at }) => now - at <= lookBack.ms);
}

function isCrowd(road: Road, now: number): boolean {
  const recent = recentReplies(road, now);
  const lanes = new Set(recent.map(({ lane }) => lane));
  const hit = new Set(recent.filter(({ lane, throttled }) => throttled && isFresh(lane, now)).map(({ lane }) => lane));
  return hit.size >= Math.min(3, Math.max(2, lanes.size)) && hit.size >= 0.1 * lanes.size;
}

/** Not limited before this moment. */
function isFresh({ pace }: Lane, now: number): boolean {
  return !isLimited(pace) || now - pace.limitedAt <= lookBack.ms;
}

function chargeRoad(road: Road, begun: number, now: number): void {
  if (!isNews(road.pace, begun, now)) return;
  if (!isLimited(road.pace)) acquit(road, now);
  lower(road.pace, now);
}

/** The first throttles of a road look like those of single lanes. */
function acquit(road: Road, now: number): void {
  for (const { lane, at } of road.replies) if (now - at <= lookBack.ms && isFresh(lane, now)) forgive(lane.pace);
}

function chargeLane({ pace }: Lane, { begun, now, afterMs }: Omit<Heard, 'throttled'>): void {
  if (isNews(pace, begun, now)) lower(pace, now);
  if (afterMs > 0) hold(pace, now + afterMs);
}

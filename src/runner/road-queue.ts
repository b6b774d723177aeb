/** The lanes of one road that have something to ask: which is next, and when, if all wait for their pace. */
import { createHeap } from './heap.ts';
import { rankOf, type Lane, type Place, type Road } from './lane.ts';

export interface RoadQueue {
  /** Lines the lane up, or lines it up anew by the work that it has now. */
  add(lane: Lane): void;
  /** The place of the first lane that may be asked now; it stays there. */
  first(now: number): Place | undefined;
  /** When a lane may be asked, if nothing but time passes; Infinity when none has anything to ask. */
  wakeAt(): number;
}

export function createRoadQueue({ pace }: Road): RoadQueue {
  const ready = createHeap<Place>();
  let asleep: Place[] = [];
  let firstWake = Infinity;
  let turns = 0;

  function add(lane: Lane): void {
    lane.place = { lane, rank: rankOf(lane), turn: turns++ };
    ready.push(lane.place);
  }

  function wake(now: number): void {
    if (firstWake > now) return;
    const due = asleep.filter(({ lane }) => lane.pace.nextAt <= now);
    asleep = asleep.filter(({ lane }) => lane.pace.nextAt > now);
    firstWake = asleep.reduce((least, { lane }) => Math.min(least, lane.pace.nextAt), Infinity);
    for (const place of due) if (isValid(place)) ready.push(place);
  }

  /** Drops places that are void, and puts lanes to sleep whose pace does not permit a call. */
  function first(now: number): Place | undefined {
    wake(now);
    if (pace.nextAt > now) return undefined;
    for (let place = ready.peek(); place !== undefined; place = ready.peek()) {
      if (isValid(place) && place.lane.pace.nextAt <= now) return place;
      ready.pop();
      if (isValid(place)) sleep(place);
    }
    return undefined;
  }

  function sleep(place: Place): void {
    asleep.push(place);
    firstWake = Math.min(firstWake, place.lane.pace.nextAt);
  }

  return {
    add,
    first,
    wakeAt: () => Math.max(pace.nextAt, ready.peek() === undefined ? firstWake : -Infinity),
  };
}

function isValid(place: Place): boolean {
  return place.lane.place === place;
}

/** Which cell goes next: of the lane with most work left, a few of each lane at once, none before its pace permits. */
import type { Cell } from '../types.ts';
import { laneKey, newJob, newLane, newRoad, roadKey, type Job, type Lane, type Place, type Road } from './lane.ts';
import { start } from './pace.ts';
import { createRoadQueue, type RoadQueue } from './road-queue.ts';

export interface LaneOptions {
  /** Cells of one model in flight at most. */
  perLane: number;
  /** Calls per second on one road at most; Infinity: as the service admits. */
  most: number;
}

export interface Lanes {
  /** The next job, or undefined while none is ready; counts against its lane until `release`. */
  take(now: number): Job | undefined;
  /** When a job will be ready that only waits for its pace; Infinity when there is none. */
  wakeAt(): number;
  /** The job's call is over. */
  release(job: Job): void;
  /** Puts a job back, to go on with. */
  giveBack(job: Job): void;
  /** Asks nothing more of a lane; gives what was left of it. */
  close(lane: Lane): { jobs: Job[]; cells: Cell[] };
}

export function createLanes(cells: Iterable<Cell>, { perLane, most }: LaneOptions): Lanes {
  const queues = new Map<Road, RoadQueue>();
  const enqueue = (lane: Lane): void => {
    if (lane.active < perLane && lane.cells.length + lane.returned.length > 0) queues.get(lane.road)?.add(lane);
  };
  for (const lane of sortedIntoLanes(cells, most)) {
    if (!queues.has(lane.road)) queues.set(lane.road, createRoadQueue(lane.road));
    enqueue(lane);
  }

  function foremost(now: number): Place | undefined {
    let best: Place | undefined;
    for (const queue of queues.values()) {
      const place = queue.first(now);
      if (place !== undefined && (best === undefined || place.rank > best.rank)) best = place;
    }
    return best;
  }

  return {
    take(now) {
      const lane = foremost(now)?.lane;
      const job = lane && nextJob(lane);
      if (job === undefined) return undefined;
      job.lane.place = undefined;
      job.lane.active += 1;
      start(job.lane.pace, now);
      start(job.lane.road.pace, now);
      enqueue(job.lane);
      return job;
    },
    wakeAt: () => [...queues.values()].reduce((least, queue) => Math.min(least, queue.wakeAt()), Infinity),
    release({ lane }) {
      lane.active -= 1;
      if (lane.place === undefined) enqueue(lane);
    },
    giveBack(job) {
      job.lane.returned.push(job);
      enqueue(job.lane);
    },
    close(lane) {
      const left = { jobs: lane.returned, cells: lane.cells.toReversed() };
      Object.assign(lane, { closed: true, place: undefined, returned: [], cells: [] });
      return left;
    },
  };
}

function sortedIntoLanes(cells: Iterable<Cell>, most: number): Lane[] {
  const roads = new Map<string, Road>();
  const lanes = new Map<string, Lane>();
  for (const cell of cells) {
    const road = roads.get(roadKey(cell.row)) ?? newRoad(most);
    roads.set(roadKey(cell.row), road);
    const lane = lanes.get(laneKey(cell)) ?? newLane(road);
    lanes.set(laneKey(cell), lane);
    lane.cells.push(cell);
  }
  for (const lane of lanes.values()) lane.cells.reverse();
  return [...lanes.values()];
}

function nextJob(lane: Lane): Job | undefined {
  const returned = lane.returned.pop();
  const cell = returned === undefined ? lane.cells.pop() : undefined;
  return returned ?? (cell && newJob(cell, lane));
}

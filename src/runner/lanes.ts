/** Which cell goes next: one lane per model, lanes in turn, so that no model is asked by many at once. Every step is O(1). */
import type { Ask, Cell } from '../types.ts';
import type { Turn } from './step.ts';

/** A cell under way: what has been asked of it, and what is to be asked next. */
export interface Job {
  cell: Cell;
  turns: Turn[];
  ask: Ask | undefined;
  /** Times its calls were refused for our credentials. */
  halts: number;
}

export interface Lanes {
  /** The next job, or undefined while none is ready; counts against its lane until `release`. */
  take(): Job | undefined;
  /** The job's call is over. */
  release(job: Job): void;
  /** Puts a job back: it goes before the lane's new cells, and its lane before the others. Long chains end sooner so. */
  giveBack(job: Job): void;
  /** Jobs that could be taken now. */
  readonly ready: boolean;
}

interface Lane {
  /** In reverse: the next is the last. */
  cells: Cell[];
  returned: Job[];
  active: number;
  queued: boolean;
}

/** Quotas are per model, Region and endpoint (Service Quotas; shared by all APIs of the endpoint). */
export function laneKey({ row }: Cell): string {
  return `${row.region} ${row.endpoint} ${row.model}`;
}

export function createLanes(cells: Iterable<Cell>, perLane: number): Lanes {
  const lanes = new Map<string, Lane>();
  for (const cell of cells) {
    const lane = lanes.get(laneKey(cell)) ?? { cells: [], returned: [], active: 0, queued: true };
    lanes.set(laneKey(cell), lane);
    lane.cells.push(cell);
  }
  for (const lane of lanes.values()) lane.cells.reverse();
  const first: Lane[] = [];
  const rest = createQueue([...lanes.values()]);

  const laneOf = (job: Job): Lane => lanes.get(laneKey(job.cell)) ?? missing(job);
  const isOpen = (lane: Lane): boolean => lane.active < perLane && lane.cells.length + lane.returned.length > 0;
  const enqueue = (lane: Lane, ahead: boolean): void => {
    if (lane.queued || !isOpen(lane)) return;
    lane.queued = true;
    if (ahead) first.push(lane);
    else rest.push(lane);
  };
  return {
    take() {
      const lane = first.pop() ?? rest.shift();
      if (lane === undefined) return undefined;
      lane.queued = false;
      const job = lane.returned.pop() ?? newJob(lane.cells.pop());
      lane.active += 1;
      enqueue(lane, false);
      return job;
    },
    release(job) {
      const lane = laneOf(job);
      lane.active -= 1;
      enqueue(lane, lane.returned.length > 0);
    },
    giveBack(job) {
      const lane = laneOf(job);
      lane.returned.push(job);
      enqueue(lane, true);
    },
    get ready() {
      return first.length > 0 || rest.length > 0;
    },
  };
}

function newJob(cell: Cell | undefined): Job | undefined {
  return cell && { cell, turns: [], ask: undefined, halts: 0 };
}

function missing(job: Job): never {
  throw new Error(`no lane for ${laneKey(job.cell)}`);
}

/** First in, first out, without moving the rest. */
function createQueue<T>(items: T[]): { push(item: T): void; shift(): T | undefined; readonly length: number } {
  let queue = items;
  let head = 0;
  return {
    push: (item) => {
      queue.push(item);
    },
    shift() {
      const item = queue[head];
      if (item === undefined) return undefined;
      head += 1;
      if (head > 1024 && head * 2 > queue.length) {
        queue = queue.slice(head);
        head = 0;
      }
      return item;
    },
    get length() {
      return queue.length - head;
    },
  };
}

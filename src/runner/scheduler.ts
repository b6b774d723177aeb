/** Which cell goes next: of the model queue with most work left, a few of each model queue at once, none before its pace permits. */
import type { Cell } from '../types.ts';
import {
  modelQueueKey,
  newJob,
  newModelQueue,
  newEndpointQueue,
  endpointQueueKey,
  type Job,
  type ModelQueue,
  type LeftFor,
  type QueueEntry,
  type EndpointQueue,
} from './model-queue.ts';
import { start } from './pace.ts';
import { createReadyQueue, type ReadyQueue } from './ready-queue.ts';

export interface SchedulerOptions {
  /** Cells of one model in flight at most. */
  perModel: number;
  /** Calls per second on one endpoint at most; Infinity: as the service admits. */
  maxRate: number;
  /** Whether a cell's model waits for `release`; absent: none does. */
  isHeld?: (cell: Cell) => boolean;
}

export interface Scheduler {
  /** The next job, or undefined while none is ready; counts against its model queue until `finish`. */
  take(now: number): Job | undefined;
  /** When a job will be ready that only waits for its pace; Infinity when there is none. */
  wakeAt(): number;
  /** The job's call is over. */
  finish(job: Job): void;
  /** A model that was held is asked from now on; gives the cells that may not be. */
  release(queue: ModelQueue, mayAsk: (cell: Cell) => boolean): Cell[];
  /** Puts a job back, to go on with. */
  giveBack(job: Job): void;
  /** Asks nothing more of a model queue; gives what was left of it. */
  close(queue: ModelQueue, why: LeftFor): { jobs: Job[]; cells: Cell[] };
  all: readonly ModelQueue[];
}

export function createScheduler(
  cells: Iterable<Cell>,
  { perModel, maxRate: most, isHeld }: SchedulerOptions,
): Scheduler {
  const readyQueues = new Map<EndpointQueue, ReadyQueue>();
  const enqueue = (queue: ModelQueue): void => {
    if (!queue.isHeld && queue.active < perModel && queue.cells.length + queue.returned.length > 0)
      readyQueues.get(queue.endpoint)?.add(queue);
  };
  const all = sortedIntoQueues(cells, most);
  for (const queue of all) {
    if (!readyQueues.has(queue.endpoint)) readyQueues.set(queue.endpoint, createReadyQueue(queue.endpoint));
    queue.isHeld = isHeld !== undefined && queue.cells.some(isHeld);
    enqueue(queue);
  }

  function foremost(now: number): QueueEntry | undefined {
    let best: QueueEntry | undefined;
    for (const ready of readyQueues.values()) {
      const entry = ready.first(now);
      if (entry !== undefined && (best === undefined || entry.rank > best.rank)) best = entry;
    }
    return best;
  }

  return {
    take(now) {
      const queue = foremost(now)?.queue;
      const job = queue && nextJob(queue);
      if (job === undefined) return undefined;
      job.queue.entry = undefined;
      job.queue.active += 1;
      job.queue.endpoint.active += 1;
      start(job.queue.pace, now);
      start(job.queue.endpoint.pace, now);
      enqueue(job.queue);
      return job;
    },
    wakeAt: () => [...readyQueues.values()].reduce((least, ready) => Math.min(least, ready.wakeAt()), Infinity),
    release(queue, mayAsk) {
      const left = queue.cells.filter((cell) => !mayAsk(cell)).toReversed();
      Object.assign(queue, { isHeld: false, cells: queue.cells.filter(mayAsk) });
      enqueue(queue);
      return left;
    },
    finish({ queue }) {
      queue.active -= 1;
      queue.endpoint.active -= 1;
      if (queue.entry === undefined) enqueue(queue);
    },
    giveBack(job) {
      job.queue.returned.push(job);
      enqueue(job.queue);
    },
    all,
    close(queue, why) {
      const left = { jobs: queue.returned, cells: queue.cells.toReversed() };
      Object.assign(queue, { closed: why, entry: undefined, returned: [], cells: [] });
      return left;
    },
  };
}

function sortedIntoQueues(cells: Iterable<Cell>, most: number): ModelQueue[] {
  const endpoints = new Map<string, EndpointQueue>();
  const queues = new Map<string, ModelQueue>();
  for (const cell of cells) {
    const endpoint = endpoints.get(endpointQueueKey(cell.row)) ?? newEndpointQueue(most);
    endpoints.set(endpointQueueKey(cell.row), endpoint);
    const queue = queues.get(modelQueueKey(cell)) ?? newModelQueue(endpoint);
    queues.set(modelQueueKey(cell), queue);
    if (queue.cells.push(cell) === 1) endpoint.models += 1;
    queue.unsettled += 1;
    endpoint.unsettled += 1;
  }
  for (const queue of queues.values()) queue.cells.reverse();
  return [...queues.values()];
}

/** Of a model that is throttled each cell is asked once before one is asked again: the run may end before all had their turn. */
function nextJob(queue: ModelQueue): Job | undefined {
  const isNew = queue.consecutiveThrottles > 0 && queue.cells.length > 0;
  const returned = isNew ? undefined : queue.returned.pop();
  const cell = returned === undefined ? queue.cells.pop() : undefined;
  return returned ?? (cell && newJob(cell, queue));
}

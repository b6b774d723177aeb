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
  /** Whether a model waits for `release`. */
  isHeld(queue: ModelQueue): boolean;
}

export interface Scheduler {
  /** Lines cells up, behind those of their models that wait already. */
  add(cells: Iterable<Cell>): void;
  /** The next job, or undefined while none is ready; counts against its model queue until `finish`. */
  take(now: number): Job | undefined;
  /** When a job will be ready that only waits for its pace; Infinity when there is none. */
  wakeAt(): number;
  /** The job's call is over. */
  finish(job: Job): void;
  /** A model that was held is called from now on; gives the cells that may not be. */
  release(queue: ModelQueue, mayAsk: (cell: Cell) => boolean): Cell[];
  /** Puts a job back that is to be called again. */
  giveBack(job: Job): void;
  /** Asks nothing more of a model queue; gives what was left of it. */
  close(queue: ModelQueue, why: LeftFor): { jobs: Job[]; cells: Cell[] };
  /** Grows with the cells. */
  all: readonly ModelQueue[];
}

export function createScheduler({ perModel, maxRate, isHeld }: SchedulerOptions): Scheduler {
  const readyQueues = new Map<EndpointQueue, ReadyQueue>();
  const sorter = createSorter(maxRate);
  const enqueue = (queue: ModelQueue): void => {
    if (!queue.isHeld && queue.active < perModel && queue.cells.length + queue.returned.length > 0)
      readyQueues.get(queue.endpoint)?.add(queue);
  };

  function foremost(now: number): QueueEntry | undefined {
    let best: QueueEntry | undefined;
    for (const ready of readyQueues.values()) {
      const entry = ready.first(now);
      if (entry !== undefined && (best === undefined || entry.rank > best.rank)) best = entry;
    }
    return best;
  }

  return {
    add(cells) {
      for (const { queue, isNew } of sorter.take(cells)) {
        if (!readyQueues.has(queue.endpoint)) readyQueues.set(queue.endpoint, createReadyQueue(queue.endpoint));
        if (isNew) queue.isHeld = isHeld(queue);
        enqueue(queue);
      }
    },
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
    all: sorter.all,
    close(queue, why) {
      const left = { jobs: queue.returned, cells: queue.cells.toReversed() };
      Object.assign(queue, { closed: why, entry: undefined, returned: [], cells: [] });
      return left;
    },
  };
}

interface Sorter {
  /** The model queues that the cells went into. */
  take(cells: Iterable<Cell>): { queue: ModelQueue; isNew: boolean }[];
  all: ModelQueue[];
}

/** Sorts cells into the queues of their models, which it makes. */
function createSorter(maxRate: number): Sorter {
  const endpoints = new Map<string, EndpointQueue>();
  const queues = new Map<string, ModelQueue>();
  const all: ModelQueue[] = [];

  function queueOf(cell: Cell): ModelQueue {
    const key = modelQueueKey(cell);
    const known = queues.get(key);
    if (known !== undefined) return known;
    const endpoint = endpoints.get(endpointQueueKey(cell.row)) ?? newEndpointQueue(maxRate);
    endpoints.set(endpointQueueKey(cell.row), endpoint);
    endpoint.models += 1;
    const queue = newModelQueue(endpoint);
    queues.set(key, queue);
    all.push(queue);
    return queue;
  }

  function take(cells: Iterable<Cell>): { queue: ModelQueue; isNew: boolean }[] {
    const before = all.length;
    const come = new Map<ModelQueue, Cell[]>();
    for (const cell of cells) {
      const queue = queueOf(cell);
      const own = come.get(queue);
      if (own) own.push(cell);
      else come.set(queue, [cell]);
    }
    const made = new Set(all.slice(before));
    return [...come].map(([queue, own]) => {
      queue.cells = [...own.toReversed(), ...queue.cells];
      queue.unsettled += own.length;
      queue.endpoint.unsettled += own.length;
      return { queue, isNew: made.has(queue) };
    });
  }

  return { take, all };
}

/** Of a model that is throttled each cell is called once before one is called again: the run may end before all had their turn. */
function nextJob(queue: ModelQueue): Job | undefined {
  const isNew = queue.consecutiveThrottles > 0 && queue.cells.length > 0;
  const returned = isNew ? undefined : queue.returned.pop();
  const cell = returned === undefined ? queue.cells.pop() : undefined;
  return returned ?? (cell && newJob(cell, queue));
}

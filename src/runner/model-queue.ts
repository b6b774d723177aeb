/** A model queue: the cells of one model on one endpoint in one Region. Quotas are counted so, over all APIs (Service Quotas). */
import type { ProbeRequest, Cell } from '../types.ts';
import type { Ranked } from './heap.ts';
import { newSilence, type Silence } from './silence.ts';
import { newPace, type Pace } from './pace.ts';
import type { Turn } from './step.ts';

/** A cell under way: which requests were made for it, and which is next. */
export interface Job {
  readonly cell: Cell;
  readonly queue: ModelQueue;
  turns: Turn[];
  /** Of those, throttled while others of its kind got through: they do not count as its retries. */
  excused: Set<Turn>;
  request: ProbeRequest | undefined;
  /** When its call under way began, on the runner's clock. */
  begun: number;
  /** When it was throttled last. */
  throttledAt: number;
  /** Times its calls were refused for our credentials. */
  timesHalted: number;
}

/** A model queue's place among those that have something to call; a newer one voids it. */
export interface QueueEntry extends Ranked {
  readonly queue: ModelQueue;
}

/** Why the rest of a queue is left: the model's quota for the day is used up, it is throttled to the end, the call is not permitted by the user, or the endpoint answers nobody. */
export type LeftFor = 'daily-quota' | 'not-permitted' | 'over-budget' | 'throttled' | 'not-answering';

export interface ModelQueue {
  readonly endpoint: EndpointQueue;
  readonly pace: Pace;
  /** In reverse: the next is the last. */
  cells: Cell[];
  /** Jobs to be called again; they go before new cells, so that long chains end sooner. */
  returned: Job[];
  active: number;
  /** Cells that are neither settled nor left. */
  unsettled: number;
  entry: QueueEntry | undefined;
  /** It waits for something to be known of it. */
  isHeld: boolean;
  /** Why nothing more is called; absent while something may be. */
  closed: LeftFor | undefined;
  /** When a call that was not throttled ended last, and the throttles since. */
  answeredAt: number;
  consecutiveThrottles: number;
  /** Whole milliseconds of calls that are over, and their number. */
  spentMs: number;
  calls: number;
}

/** One endpoint in one Region: what all its model queues share. */
export interface EndpointQueue {
  readonly pace: Pace;
  /** When a call that was not throttled ended last. */
  answeredAt: number;
  /** Whether it is the service, not the slots, that keeps calls back. */
  scarce: boolean;
  /** As of a model queue. */
  spentMs: number;
  calls: number;
  /** The last replies: which model queue, when, and whether throttled. */
  replies: { queue: ModelQueue; at: number; throttled: boolean }[];
  /** Where the next reply is written. */
  cursor: number;
  /** `shut`: no call goes out, because nobody answers; `trial`: one at a time, until one is answered. */
  gate: 'open' | 'shut' | 'trial';
  silence: Silence;
  /** Whether the user knows that it does not answer. */
  isOutageNoted: boolean;
  /** Its models; calls under way; cells that are neither settled nor left. */
  models: number;
  active: number;
  unsettled: number;
}

export function modelQueueKey({ row }: Cell): string {
  return `${endpointQueueKey(row)} ${row.model}`;
}

export function endpointQueueKey({ region, endpoint }: Cell['row']): string {
  return `${region} ${endpoint}`;
}

/**
 * Calls per second at least: while nothing gets through, and where something does. A model's quota may be one call a minute; so small
 * a limit of a whole endpoint is none: below its floor the models are throttled, each by its own quota.
 */
const least = { endpoint: { minimum: 20, floor: 0.5 }, queue: { minimum: 4, floor: 1 / 60 } };

/** `most`: calls per second that the user permits. */
export function newEndpointQueue(most: number): EndpointQueue {
  return {
    pace: newPace({ maximum: most, ...least.endpoint }),
    answeredAt: -Infinity,
    scarce: false,
    spentMs: 0,
    calls: 0,
    replies: [],
    cursor: 0,
    gate: 'open',
    silence: newSilence(),
    isOutageNoted: false,
    models: 0,
    active: 0,
    unsettled: 0,
  };
}

export function newModelQueue(endpoint: EndpointQueue): ModelQueue {
  return {
    endpoint,
    pace: newPace({ maximum: Infinity, ...least.queue }),
    cells: [],
    returned: [],
    active: 0,
    unsettled: 0,
    entry: undefined,
    isHeld: false,
    closed: undefined,
    answeredAt: -Infinity,
    consecutiveThrottles: 0,
    spentMs: 0,
    calls: 0,
  };
}

export function newJob(cell: Cell, queue: ModelQueue): Job {
  return {
    cell,
    queue,
    turns: [],
    excused: new Set(),
    request: undefined,
    begun: 0,
    throttledAt: -Infinity,
    timesHalted: 0,
  };
}

/**
 * A job that goes on comes before every new cell, unless it was throttled; else the longest work first, because it would end
 * last. Where the service keeps calls back, order gains nothing, and model queues take turns. Work is counted in average calls of the endpoint, and a model queue of which little is known is taken to be average.
 */
export function rankOf({ endpoint, cells, returned, consecutiveThrottles, spentMs, calls }: ModelQueue): number {
  if (returned.length > 0 && consecutiveThrottles === 0) return Infinity;
  if (endpoint.scarce) return 0;
  const average = endpoint.calls === 0 ? 1 : Math.max(1, endpoint.spentMs / endpoint.calls);
  const each = (1 + spentMs / average) / (1 + calls);
  return (cells.length + returned.length) * each;
}

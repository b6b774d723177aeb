/** A lane: the cells of one model on one endpoint in one Region. Quotas are counted so, over all APIs (Service Quotas). */
import type { Ask, Cell } from '../types.ts';
import type { Ranked } from './heap.ts';
import { newPace, type Pace } from './pace.ts';
import type { Turn } from './step.ts';

/** A cell under way: what has been asked of it, and what is to be asked next. */
export interface Job {
  readonly cell: Cell;
  readonly lane: Lane;
  turns: Turn[];
  /** Of those, throttled while others of its kind got through: they do not count as its retries. */
  excused: Set<Turn>;
  ask: Ask | undefined;
  /** When its call under way began, on the runner's clock. */
  begun: number;
  /** When it was throttled last. */
  throttledAt: number;
  /** Times its calls were refused for our credentials. */
  halts: number;
}

/** A lane's place among those that have something to ask; a newer one voids it. */
export interface Place extends Ranked {
  readonly lane: Lane;
}

export interface Lane {
  readonly road: Road;
  readonly pace: Pace;
  /** In reverse: the next is the last. */
  cells: Cell[];
  /** Jobs to go on with; they go before new cells, so that long chains end sooner. */
  returned: Job[];
  active: number;
  place: Place | undefined;
  /** Nothing more is asked: its quota is used up. */
  closed: boolean;
  /** When a call that was not throttled ended last, and the throttles since. */
  answeredAt: number;
  streak: number;
  /** Whole milliseconds of calls that are over, and their number. */
  spentMs: number;
  calls: number;
}

/** One endpoint in one Region: what all its lanes share. */
export interface Road {
  readonly pace: Pace;
  /** When a call that was not throttled ended last. */
  answeredAt: number;
  /** Whether it is the service, not the slots, that keeps calls back. */
  scarce: boolean;
  /** As of a lane. */
  spentMs: number;
  calls: number;
  /** The last replies: which lane, when, and whether throttled. */
  replies: { lane: Lane; at: number; throttled: boolean }[];
  /** Where the next reply is written. */
  cursor: number;
}

export function laneKey({ row }: Cell): string {
  return `${roadKey(row)} ${row.model}`;
}

export function roadKey({ region, endpoint }: Cell['row']): string {
  return `${region} ${endpoint}`;
}

/** Calls per second at least on a road where nothing gets through, and on such a lane. */
const silent = { road: 20, lane: 4 };

/** `most`: calls per second that the user permits. */
export function newRoad(most: number): Road {
  return {
    pace: newPace({ most, silent: silent.road }),
    answeredAt: -Infinity,
    scarce: false,
    spentMs: 0,
    calls: 0,
    replies: [],
    cursor: 0,
  };
}

export function newLane(road: Road): Lane {
  return {
    road,
    pace: newPace({ most: Infinity, silent: silent.lane }),
    cells: [],
    returned: [],
    active: 0,
    place: undefined,
    closed: false,
    answeredAt: -Infinity,
    streak: 0,
    spentMs: 0,
    calls: 0,
  };
}

export function newJob(cell: Cell, lane: Lane): Job {
  return { cell, lane, turns: [], excused: new Set(), ask: undefined, begun: 0, throttledAt: -Infinity, halts: 0 };
}

/**
 * A job that goes on comes before every new cell, unless it was throttled; else the longest work first, because it would end
 * last. Where the service keeps calls back, order gains nothing, and lanes take turns. Work is counted in average calls of the road, and a lane of which little is known is taken to be average.
 */
export function rankOf({ road, cells, returned, streak, spentMs, calls }: Lane): number {
  if (returned.length > 0 && streak === 0) return Infinity;
  if (road.scarce) return 0;
  const average = road.calls === 0 ? 1 : Math.max(1, road.spentMs / road.calls);
  const each = (1 + spentMs / average) / (1 + calls);
  return (cells.length + returned.length) * each;
}

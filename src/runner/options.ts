/** What the runner is given: its limits, what it asks and whom it tells. */
import type { ProbeRequest, Attempt, Cell } from '../types.ts';
import type { Clock } from './clock.ts';
import type { Hold } from './hold.ts';
import type { LeftFor } from './model-queue.ts';
import type { Step, Turn } from './step.ts';

export type Admit = (
  cell: Cell,
  request: ProbeRequest,
) => Promise<((attempt: Attempt | undefined) => void) | undefined>;

export interface RunnerOptions {
  /** Cells in flight at most. */
  concurrency: number;
  /** Cells of one model in flight at most. */
  modelConcurrency: number;
  /** Calls per minute to one endpoint in one Region at most; absent: as many as the service admits. */
  rpm?: number;
  /** Aborted to stop at once: calls in flight are cut, their cells stay unsettled. */
  signal: AbortSignal;
  /** The first call goes alone until it is answered, for so many milliseconds at most: what refuses us all refuses one. Absent: it does not. */
  aloneMs?: number;
  /** How long after the last answer models are asked that are throttled again and again, when nothing else is left, in milliseconds. Absent: as often as `next` says. */
  tailMs?: number;
  /** Cells that come while others are called; absent: all are there from the start. */
  more?: AsyncIterable<readonly Cell[]>;
  /** Models that wait until something is known of them; absent: none. */
  hold?: Hold;
  next(cell: Cell, turns: readonly Turn[]): Step;
  /**
   * Asked before each call, in its slot: undefined when the call may not be made, and its cell is left. What it gives is called when
   * the call has ended: with its attempt, or without one when it threw or was not made any more. Absent: every call may be made.
   */
  admit?: Admit | undefined;
  attempt(cell: Cell, request: ProbeRequest): Promise<Attempt>;
  onAttempt(cell: Cell, attempt: Attempt): void;
  onSettled(cell: Cell, turns: readonly Turn[]): void;
  /** Called with each cell that will not be called again, with the calls that it had. */
  onLeft(cell: Cell, why: LeftFor, turns: readonly Turn[]): void;
  /** Asks a known question of the cell's endpoint, when calls to it are not answered: whether it was. Absent: such calls go on. */
  canary?(cell: Cell): Promise<boolean>;
  /** Canaries at least before an endpoint that does not answer is given up. */
  canaryTries?: number;
  /** Called when the cell's endpoint is left alone, since it answers nobody; `isOver`: that it answers again. */
  onOutage?(cell: Cell, isOver: boolean): void;
  /** Called with how many calls are in flight, after each change. */
  onFlight?(inFlight: number): void;
  /**
   * A reply spoke of our credentials, clock or connection. While this is decided no new call starts.
   * - `again`: what was wrong is fixed, send the same request again
   * - `done`: it is about this cell after all
   * - `stop`: it cannot be fixed, leave all other cells
   */
  onHalt(cell: Cell, attempt: Attempt, times: number): Promise<'again' | 'done' | 'stop'>;
  /** From 0 to 1; spreads waits. */
  random?: () => number;
  clock?: Clock;
}

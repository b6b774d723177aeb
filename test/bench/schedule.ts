/** The schedule that a run could have had: the same calls, with the same times and in the same order, without any overhead. */

export interface Call {
  cell: string;
  lane: string;
  /** Milliseconds. */
  start: number;
  ms: number;
}

export interface Limits {
  slots: number;
  perLane: number;
}

/** What a call waits for: the one before it of its cell, a slot of its lane, a slot. */
interface State {
  free: number;
  lanes: Map<string, number>;
  busyCells: Set<string>;
  ends: { at: number; call: Call }[];
}

/** Milliseconds until the last call ends, when at each moment the first call that can start does. */
export function listSchedule(calls: readonly Call[], { slots, perLane }: Limits): number {
  const waiting = calls.toSorted((a, b) => a.start - b.start);
  const state: State = { free: slots, lanes: new Map(), busyCells: new Set(), ends: [] };
  let now = 0;
  while (waiting.length > 0 || state.ends.length > 0) {
    startAll(waiting, state, perLane, now);
    state.ends.sort((a, b) => b.at - a.at);
    const over = state.ends.pop();
    if (over === undefined) break;
    now = over.at;
    state.free += 1;
    state.lanes.set(over.call.lane, (state.lanes.get(over.call.lane) ?? 1) - 1);
    state.busyCells.delete(over.call.cell);
  }
  return now;
}

function startAll(waiting: Call[], state: State, perLane: number, now: number): void {
  const { lanes, busyCells, ends } = state;
  const seen = new Set<string>();
  for (let n = 0; n < waiting.length && state.free > 0; n += 1) {
    const call = waiting[n];
    if (call === undefined) break;
    const isNext = !seen.has(call.cell) && !busyCells.has(call.cell) && (lanes.get(call.lane) ?? 0) < perLane;
    seen.add(call.cell);
    if (!isNext) continue;
    waiting.splice(n, 1);
    n -= 1;
    state.free -= 1;
    lanes.set(call.lane, (lanes.get(call.lane) ?? 0) + 1);
    busyCells.add(call.cell);
    ends.push({ at: now + call.ms, call });
  }
}

/** No schedule ends sooner: the longest cell, the busiest lane, and all calls over all slots. */
export function lowerBound(calls: readonly Call[], { slots, perLane }: Limits): number {
  const all = calls.reduce((sum, { ms }) => sum + ms, 0);
  return Math.max(
    all / slots,
    longest(calls, ({ cell }) => cell),
    longest(calls, ({ lane }) => lane) / perLane,
  );
}

function longest(calls: readonly Call[], by: (call: Call) => string): number {
  const sums = new Map<string, number>();
  for (const call of calls) sums.set(by(call), (sums.get(by(call)) ?? 0) + call.ms);
  return Math.max(...sums.values());
}

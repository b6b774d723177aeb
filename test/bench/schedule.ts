/** The schedule that a run could have had: the same calls, with the same times and in the same order, without any overhead. */

export interface Call {
  cell: string;
  queue: string;
  /** Milliseconds. */
  start: number;
  ms: number;
}

export interface Limits {
  slots: number;
  perModel: number;
}

/** What a call waits for: the one before it of its cell, a slot of its queue, a slot. */
interface State {
  free: number;
  queues: Map<string, number>;
  busyCells: Set<string>;
  ends: { at: number; call: Call }[];
}

/** Milliseconds until the last call ends, when at each moment the first call that can start does. */
export function listSchedule(calls: readonly Call[], { slots, perModel }: Limits): number {
  const waiting = calls.toSorted((a, b) => a.start - b.start);
  const state: State = { free: slots, queues: new Map(), busyCells: new Set(), ends: [] };
  let now = 0;
  while (waiting.length > 0 || state.ends.length > 0) {
    startAll(waiting, state, perModel, now);
    state.ends.sort((a, b) => b.at - a.at);
    const over = state.ends.pop();
    if (over === undefined) break;
    now = over.at;
    state.free += 1;
    state.queues.set(over.call.queue, (state.queues.get(over.call.queue) ?? 1) - 1);
    state.busyCells.delete(over.call.cell);
  }
  return now;
}

function startAll(waiting: Call[], state: State, perModel: number, now: number): void {
  const { queues, busyCells, ends } = state;
  const seen = new Set<string>();
  for (let n = 0; n < waiting.length && state.free > 0; n += 1) {
    const call = waiting[n];
    if (call === undefined) break;
    const isNext = !seen.has(call.cell) && !busyCells.has(call.cell) && (queues.get(call.queue) ?? 0) < perModel;
    seen.add(call.cell);
    if (!isNext) continue;
    waiting.splice(n, 1);
    n -= 1;
    state.free -= 1;
    queues.set(call.queue, (queues.get(call.queue) ?? 0) + 1);
    busyCells.add(call.cell);
    ends.push({ at: now + call.ms, call });
  }
}

/** No schedule ends sooner: the longest cell, the busiest queue, and all calls over all slots. */
export function lowerBound(calls: readonly Call[], { slots, perModel }: Limits): number {
  const all = calls.reduce((sum, { ms }) => sum + ms, 0);
  return Math.max(
    all / slots,
    longest(calls, ({ cell }) => cell),
    longest(calls, ({ queue }) => queue) / perModel,
  );
}

function longest(calls: readonly Call[], by: (call: Call) => string): number {
  const sums = new Map<string, number>();
  for (const call of calls) sums.set(by(call), (sums.get(by(call)) ?? 0) + call.ms);
  return Math.max(...sums.values());
}

/** Of a run, as its evidence has them. */
export function callsIn(evidence: string): Call[] {
  const lines = evidence.split('\n').filter((line) => line.includes('"t":"attempt"'));
  return lines.map((line) => {
    const { cell, at, ms } = JSON.parse(line) as { cell: string; at: string; ms: number };
    return { cell, queue: cell.split(' ').slice(0, 3).join(' '), start: Date.parse(at), ms };
  });
}

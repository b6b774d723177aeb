/** The model queues of one endpoint that have something to call: which is next, and when, if all wait for their pace. */
import { createHeap } from './heap.ts';
import { rankOf, type ModelQueue, type QueueEntry, type EndpointQueue } from './model-queue.ts';

export interface ReadyQueue {
  /** Adds the model queue, or ranks it anew by the work that it has now. */
  add(queue: ModelQueue): void;
  /** The place of the first model queue that may be called now; it stays there. */
  first(now: number): QueueEntry | undefined;
  /** When a model queue may be called, if nothing but time passes; Infinity when none has anything to call. */
  wakeAt(): number;
}

export function createReadyQueue(endpoint: EndpointQueue): ReadyQueue {
  const { pace } = endpoint;
  const isShut = (): boolean => endpoint.gate === 'shut' || (endpoint.gate === 'trial' && endpoint.active > 0);
  const ready = createHeap<QueueEntry>();
  let asleep: QueueEntry[] = [];
  let firstWake = Infinity;
  let turns = 0;

  function add(queue: ModelQueue): void {
    queue.entry = { queue, rank: rankOf(queue), turn: turns++ };
    ready.push(queue.entry);
  }

  function wake(now: number): void {
    if (firstWake > now) return;
    const due = asleep.filter(({ queue }) => queue.pace.nextAt <= now);
    asleep = asleep.filter(({ queue }) => queue.pace.nextAt > now);
    firstWake = asleep.reduce((least, { queue }) => Math.min(least, queue.pace.nextAt), Infinity);
    for (const entry of due) if (isValid(entry)) ready.push(entry);
  }

  /** Drops places that are void, and puts model queues to sleep whose pace does not permit a call. */
  function first(now: number): QueueEntry | undefined {
    wake(now);
    if (isShut() || pace.nextAt > now) return undefined;
    for (let entry = ready.peek(); entry !== undefined; entry = ready.peek()) {
      if (isValid(entry) && entry.queue.pace.nextAt <= now) return entry;
      ready.pop();
      if (isValid(entry)) sleep(entry);
    }
    return undefined;
  }

  function sleep(entry: QueueEntry): void {
    asleep.push(entry);
    firstWake = Math.min(firstWake, entry.queue.pace.nextAt);
  }

  return {
    add,
    first,
    wakeAt: () => (isShut() ? Infinity : Math.max(pace.nextAt, ready.peek() === undefined ? firstWake : -Infinity)),
  };
}

function isValid(entry: QueueEntry): boolean {
  return entry.queue.entry === entry;
}

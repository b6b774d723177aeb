/** What ranks highest comes out first; of equals, what has waited longest. Every step is O(log n). */

export interface Ranked {
  rank: number;
  /** When it came in. */
  turn: number;
}

export interface Heap<T extends Ranked> {
  push(item: T): void;
  pop(): T | undefined;
  peek(): T | undefined;
}

export function createHeap<T extends Ranked>(): Heap<T> {
  const items: T[] = [];
  return {
    push(item) {
      items.push(item);
      rise(items, items.length - 1);
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (last !== undefined && last !== top) {
        items[0] = last;
        sink(items, 0);
      }
      return top;
    },
    peek: () => items[0],
  };
}

function comesFirst(a: Ranked, b: Ranked): boolean {
  return a.rank === b.rank ? a.turn < b.turn : a.rank > b.rank;
}

function rise(items: Ranked[], from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapped(items, parent, at)) return;
    at = parent;
  }
}

function sink(items: Ranked[], from: number): void {
  let at = from;
  for (;;) {
    const child = firstChild(items, at);
    if (child === undefined || !swapped(items, at, child)) return;
    at = child;
  }
}

function firstChild(items: readonly Ranked[], at: number): number | undefined {
  const [left, right] = [items[2 * at + 1], items[2 * at + 2]];
  if (left === undefined) return undefined;
  return right !== undefined && comesFirst(right, left) ? 2 * at + 2 : 2 * at + 1;
}

/** Puts the two in order; whether that changed anything. */
function swapped(items: Ranked[], upper: number, lower: number): boolean {
  const [above, below] = [items[upper], items[lower]];
  if (above === undefined || below === undefined || !comesFirst(below, above)) return false;
  items[upper] = below;
  items[lower] = above;
  return true;
}

/** Hands what comes over from a writer that does not wait to a reader that takes its time. */

export interface Queue<T> extends AsyncIterable<T> {
  push(item: T): void;
  /** Nothing more comes; `error`: because of it. */
  end(error?: unknown): void;
}

/** One reader. `onLeave` is called when it stops reading before the end. */
export function createQueue<T>(onLeave: () => void = () => undefined): Queue<T> {
  const items: T[] = [];
  let over = false;
  let failure: { error: unknown } | undefined;
  let wake: () => void = () => undefined;

  async function* read(): AsyncGenerator<T> {
    try {
      for (;;) {
        while (items.length > 0) yield* items.splice(0);
        if (over) break;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      if (failure) throw failure.error;
    } finally {
      if (!over) onLeave();
    }
  }

  return {
    push(item) {
      items.push(item);
      wake();
    },
    end(error) {
      over = true;
      if (error !== undefined) failure = { error };
      wake();
    },
    [Symbol.asyncIterator]: read,
  };
}

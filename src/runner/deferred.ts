/** A promise that somebody else keeps; Node 20 has no `Promise.withResolvers`. */

export interface Deferred<T> {
  promise: Promise<T>;
  resolve(value: T): void;
}

export function deferred<T>(): Deferred<T> {
  let keep: ((value: T) => void) | undefined;
  const promise = new Promise<T>((resolve) => (keep = resolve));
  return { promise, resolve: (value) => keep?.(value) };
}

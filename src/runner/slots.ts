/** How many calls may be in flight: one until the first answer, because what refuses us all refuses one; then all. */
import type { Clock } from './clock.ts';

export interface Slots {
  isFree(): boolean;
  readonly inFlight: number;
  take(): void;
  /** A call has ended: from the first on all slots are open. */
  giveBack(): void;
  /** Nothing is waited for any more. */
  stop(): void;
}

interface SlotsOptions {
  concurrency: number;
  /** How long the first call goes alone at most, in milliseconds; absent: it does not. */
  aloneMs: number | undefined;
  clock: Clock;
  /** Called with how many calls are in flight, after each change. */
  onFlight: ((inFlight: number) => void) | undefined;
  /** All slots were opened because the first answer is long in coming. */
  opened(): void;
}

export function createSlots({ concurrency, aloneMs, clock, onFlight, opened }: SlotsOptions): Slots {
  let open = aloneMs === undefined ? concurrency : 1;
  let inFlight = 0;
  const stop = aloneMs === undefined ? () => undefined : clock.after(aloneMs, openLate);

  function openLate(): void {
    open = concurrency;
    opened();
  }

  function change(by: number): void {
    inFlight += by;
    onFlight?.(inFlight);
  }

  return {
    isFree: () => inFlight < open,
    get inFlight() {
      return inFlight;
    },
    take: () => change(1),
    giveBack() {
      change(-1);
      stop();
      open = concurrency;
    },
    stop,
  };
}

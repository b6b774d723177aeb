/** Keeps a large run small: V8 would rather let garbage pile up than collect it. */
import { setFlagsFromString } from 'node:v8';

import type { Config } from '../config/config.ts';

/** From so many cells on, memory counts for more than the processor time of its collection. */
const largeRun = 10_000;

/** Rows of an ordinary Region, models and profiles together (listings of August 2026). */
const rowsOfRegion = 250;

/** Before the listings, which are the largest thing that a run holds at once. */
export function tightenHeapFor({ regions, apis }: Pick<Config, 'regions' | 'apis'>): void {
  tightenHeap(regions.length * apis.length * rowsOfRegion);
}

/** The heap then grows by a third at most between collections; `npm run bench memory` shows what it is worth. */
export function tightenHeap(cells: number): void {
  if (cells >= largeRun) setFlagsFromString('--heap-growing-percent=30');
}

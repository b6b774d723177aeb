/** How many parts a plan is cut into, so that each takes about as long as it may. */
import { mostShards } from '../config/shard-options.ts';

/** How long a cell holds its slot, on average, in seconds: most refusals take a tenth of it, a reasoning model's reply several times as much. */
const secondsPerCell = 3;

export function shardsFor(cells: number, { minutes, concurrency }: { minutes: number; concurrency: number }): number {
  const needed = Math.ceil((cells * secondsPerCell) / concurrency / (minutes * 60));
  return Math.min(Math.max(needed, 1), mostShards);
}

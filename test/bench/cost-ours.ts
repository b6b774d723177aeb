/** CPU time for each call of a run, from the first that asks a model: one warm-up, then what is measured. Sends microseconds for each call, run by run. */
import { sweepOnce } from './sweep.ts';

const flags = JSON.parse(process.argv[2] ?? '{}') as Record<string, string[]>;
const costs: number[] = [];
for (let round = 0; round < 4; round += 1) {
  let before = process.cpuUsage();
  const { end, availability = [] } = await sweepOnce({
    flags,
    env: process.env,
    onStart: () => (before = process.cpuUsage()),
  });
  const { user, system } = process.cpuUsage(before);
  // Claims are still coming while models are called: each is a call of the same SDK.
  costs.push((user + system) / ((end?.calls ?? 0) + availability.length));
}
process.send?.(costs.slice(1));

/** Whole runs, discovery included, against a list schedule of the same calls without any overhead. */
import { readFileSync } from 'node:fs';

import { runtimeRegions } from '../../src/config/regions.ts';
import { catalogueOf } from './catalogue.ts';
import { withSimulator } from './children.ts';
import { callsIn, listSchedule, type Call } from './schedule.ts';
import { sweepOnce } from './sweep.ts';
import { figure, type Figure } from './table.ts';

const latency = 300;
/** As by default. */
const perModel = 2;

export async function wholeRun(): Promise<Figure[]> {
  const one = await measured({ regions: ['us-east-1'], models: 240, slots: 16 });
  const eight = await measured({ regions: runtimeRegions.slice(0, 8), models: 166, slots: 64 });
  return [...one.figures('at least 0.93'), ...eight.figures('at least 0.90')];
}

interface Size {
  regions: readonly string[];
  models: number;
  slots: number;
}

async function measured({ regions, models, slots }: Size): Promise<{ figures(bound: string): Figure[] }> {
  // Half of them have no Marketplace product: as in an account.
  const half = models / 2;
  const catalogue = {
    models: [...catalogueOf(half, 'amazon', regions).models, ...catalogueOf(half, 'acme', regions).models],
  };
  return withSimulator({ models, catalogue, latency }, async (env) => {
    const flags = { service: ['bedrock-runtime'], region: [...regions], concurrency: [String(slots)] };
    let calls: Call[] = [];
    const cpu = process.cpuUsage();
    const start = performance.now();
    await sweepOnce({ flags, env }, (evidence) => (calls = callsIn(readFileSync(evidence, 'utf8'))));
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    const ideal = listSchedule(calls, { slots, perModel });
    const where = `${regions.length === 1 ? 'one Region' : `${regions.length} Regions`} at ${slots} slots`;
    return {
      figures: (bound) => [
        figure(`${where}: ${calls.length} calls, whole run`, `${(wall / 1000).toFixed(1)} s`),
        // Near 1 the machine is what is measured, and not the schedule.
        figure(`${where}: processor : whole run`, ((user + system) / 1000 / wall).toFixed(2)),
        figure(`${where}: schedule without overhead : whole run`, (ideal / wall).toFixed(3), bound),
      ],
    };
  });
}

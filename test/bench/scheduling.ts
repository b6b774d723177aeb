/** Wall time of whole runs against schedules without overhead: long tails, calls that hang to their deadline, two sizes of pool. */
import { readFileSync } from 'node:fs';

import { withSimulator } from './children.ts';
import { callsIn, listSchedule, lowerBound, type Call } from './schedule.ts';
import { sweepOnce } from './sweep.ts';
import { figure, type Figure } from './table.ts';

const perModel = 2;
const timeoutSeconds = 4;

export async function scheduling(): Promise<Figure[]> {
  return [...(await scheduled(16, 300)), ...(await scheduled(64, 900))];
}

async function scheduled(slots: number, models: number): Promise<Figure[]> {
  const hanging = { match: { api: 'converse', target: 'acme.text-1?7' }, reply: 'stall' as const };
  const served = { models, latency: { median: 250, tail: 2500 }, faults: [hanging] };
  return withSimulator(served, async (env) => {
    const flags = {
      service: ['bedrock-runtime'],
      api: ['invoke', 'converse'],
      concurrency: [String(slots)],
      timeout: [String(timeoutSeconds)],
      retries: ['0'],
      'model-concurrency': [String(perModel)],
    };
    let calls: Call[] = [];
    await sweepOnce({ flags, env }, (evidence) => (calls = callsIn(readFileSync(evidence, 'utf8'))));
    const wall = Math.max(...calls.map(({ start, ms }) => start + ms)) - Math.min(...calls.map(({ start }) => start));
    const ideal = listSchedule(calls, { slots, perModel });
    const bound = lowerBound(calls, { slots, perModel });
    return [
      figure(`${slots} slots: ${calls.length} calls, wall time`, `${(wall / 1000).toFixed(1)} s`),
      figure(`${slots} slots: wall : same order without overhead`, (wall / ideal).toFixed(3), 'at most 1.05'),
      figure(`${slots} slots: wall : lower bound`, (wall / bound).toFixed(3)),
    ];
  });
}

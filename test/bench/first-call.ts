/** Time from the first request of a run to the first call of a model, against the slowest single listing of the same run. */
import { readFileSync } from 'node:fs';

import { catalogueOf } from './catalogue.ts';
import { withSimulator } from './children.ts';
import { sweepOnce } from './sweep.ts';
import { figure, median, type Figure } from './table.ts';

const latency = 300;
const rounds = 3;

export async function firstCall(): Promise<Figure[]> {
  // Half of them have no Marketplace product: as in an account.
  const catalogue = { models: [...catalogueOf(150, 'amazon').models, ...catalogueOf(150).models] };
  return withSimulator({ models: 300, catalogue, latency }, async (env) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = Date.now();
      let first = Infinity;
      await sweepOnce({ flags: { service: ['bedrock-runtime'], api: ['converse'] }, env }, (evidence) => {
        first = firstAttempt(readFileSync(evidence, 'utf8'));
      });
      times.push(first - start);
    }
    const ms = median(times);
    return [
      figure(`300 models, ${latency} ms a call: first call of a model after`, `${ms.toFixed(0)} ms`),
      // Canaries are asked beside it.
      figure('first call : the slowest single listing', (ms / latency).toFixed(2), 'at most 1.5'),
    ];
  });
}

function firstAttempt(evidence: string): number {
  const lines = evidence.split('\n').filter((line) => line.includes('"t":"attempt"'));
  return Math.min(...lines.map((line) => Date.parse((JSON.parse(line) as { at: string }).at)));
}

/** The end of a run in which one model is throttled for ever: how long after the last useful answer it comes. */
import { readFileSync } from 'node:fs';

import { withSimulator } from './children.ts';
import { sweepOnce } from './sweep.ts';
import { figure, type Figure } from './table.ts';

const bound = 20_000;

export async function tail(): Promise<Figure[]> {
  const throttled = { match: { target: 'acme.text-17*' }, reply: 'throttle' as const };
  return withSimulator({ models: 60, latency: 100, faults: [throttled] }, async (env) => {
    const flags = { service: ['bedrock-runtime'] };
    let answeredAt = 0;
    const { results } = await sweepOnce({ flags, env }, (evidence) => {
      answeredAt = lastAnswer(readFileSync(evidence, 'utf8'));
    });
    const waited = Date.now() - answeredAt;
    const left = [...results.values()].filter(({ verdict }) => verdict === 'inconclusive').length;
    return [
      figure(`one model throttled for ever: ${left} cells inconclusive; end after the last answer`, `${waited} ms`),
      figure('end after the last answer : 20 s', (waited / bound).toFixed(2), 'at most 1'),
    ];
  });
}

function lastAnswer(evidence: string): number {
  const lines = evidence.split('\n').filter((line) => line.includes('"t":"attempt"'));
  const ends = lines.flatMap((line) => {
    const { at, ms, status } = JSON.parse(line) as { at: string; ms: number; status?: number };
    return status === undefined || status === 429 ? [] : [Date.parse(at) + ms];
  });
  return Math.max(...ends);
}

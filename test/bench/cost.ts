/** CPU time for each call, against a bare loop that sends the same signed requests with the same SDK. */
import { resultOf, withSimulator } from './children.ts';
import { figure, median, type Figure } from './table.ts';

const calls = 1500;
const slots = 16;

export async function cost(): Promise<Figure[]> {
  return withSimulator({ models: calls, latency: 0 }, async (env) => {
    const flags = { api: ['converse'], service: ['bedrock-runtime'], concurrency: [String(slots)] };
    const bare = await resultOf<number[]>('./cost-bare.ts', [{ calls, slots }], env);
    const ours = await resultOf<number[]>('./cost-ours.ts', [flags], env);
    return [
      figure('CPU for each call, bare SDK loop', `${(median(bare) / 1000).toFixed(2)} ms`),
      figure('CPU for each call, run', `${(median(ours) / 1000).toFixed(2)} ms`),
      figure('run : bare loop', (median(ours) / median(bare)).toFixed(2), 'at most 1.15'),
    ];
  });
}

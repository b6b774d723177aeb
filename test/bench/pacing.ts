/** Learning how fast a service can be asked: what share of its rate is used, and how many calls it has to refuse. */
import { withLimiter, withSimulator } from './children.ts';
import { sweepOnce } from './sweep.ts';
import { figure, type Figure } from './table.ts';

/** Until then it may find its way, in milliseconds. */
const firstSeconds = 5000;

export async function pacing(): Promise<Figure[]> {
  return [
    ...(await paced({ perSecond: 20, burst: 5, slots: 16 })),
    ...(await paced({ perSecond: 60, burst: 10, slots: 64 })),
  ];
}

async function paced({
  perSecond,
  burst,
  slots,
}: {
  perSecond: number;
  burst: number;
  slots: number;
}): Promise<Figure[]> {
  return withSimulator({ models: perSecond * 25, latency: 0 }, (simulated) =>
    withLimiter(
      { perSecond, burst, latencyMs: 150, origin: simulated['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'] ?? '' },
      async (origin, came) => {
        const flags = { service: ['bedrock-runtime'], api: ['converse'], concurrency: [String(slots)] };
        const { results } = await sweepOnce({ flags, env: { ...simulated, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: origin } });
        const calls = await came();
        const [first = 0, last = 0] = [calls[0]?.at, calls.at(-1)?.at];
        const admitted = calls.filter((call) => call.admitted).length;
        const later = calls.filter(({ at }) => at - first > firstSeconds);
        const refused = later.filter((call) => !call.admitted).length / later.length;
        const wrong = [...results.values()].filter(({ verdict }) => verdict !== 'supported').length;
        const name = `${perSecond}/s, ${slots} slots`;
        return [
          figure(
            `${name}: share of the rate that is used`,
            `${((100 * admitted * 1000) / (perSecond * (last - first))).toFixed(1)} %`,
            'at least 95 %',
          ),
          figure(`${name}: throttled after ${firstSeconds / 1000} s`, `${(100 * refused).toFixed(1)} %`, 'at most 5 %'),
          figure(`${name}: wrong verdicts of ${results.size}`, String(wrong), '0'),
        ];
      },
    ),
  );
}

/** How the time of everything that is matched against what others wrote grows with its length. */
import { rules, slowest, type Rule } from '../hostile/linear.ts';
import { figure, type Figure } from './table.ts';

const lengths = [12_500, 50_000, 200_000];
/** Who needs longer than this for a quarter of the text is not timed on all of it, in milliseconds. */
const tooSlow = 1000;

export function linear(): Promise<Figure[]> {
  return Promise.resolve(rules.map(timed));
}

function timed(rule: Rule): Figure {
  slowest(rule, 1000);
  let before = slowest(rule, lengths[0] ?? 0);
  for (const length of lengths.slice(1)) {
    if (before.ms > tooSlow)
      return figure(rule.name, `${before.ms.toFixed(0)} ms`, `at ${length / 4000} kB already: NOT LINEAR`);
    const now = slowest(rule, length);
    if (length === lengths.at(-1)) return asFigure(rule, before, now);
    before = now;
  }
  throw new Error('there are lengths to time');
}

function asFigure({ name }: Rule, before: { ms: number }, { ms, seed }: { ms: number; seed: string }): Figure {
  // Below a few milliseconds the clock says nothing of growth.
  const growth = ms < 5 ? 'too short to tell' : `x${(ms / Math.max(before.ms, 0.1)).toFixed(1)} for 4 times the text`;
  return figure(name, `${ms.toFixed(1)} ms`, `200 kB of ${seed.slice(0, 24)}: ${growth}`);
}

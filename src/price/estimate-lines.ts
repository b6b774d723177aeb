/** The estimate in words: what a run may cost, and on what that rests. */
import { dollars } from '../text/dollars.ts';
import { number, plural } from '../text/quantities.ts';
import { isBilled, type EstimateLine } from './estimate.ts';

/** What features, values and probes may cost, on every row that could answer. */
export interface ChecksEstimate {
  checks: number;
  cells: number;
  /** US dollars, of the cells whose price is known. */
  usd: number;
  unknown: number;
  unknownUsd: number;
}

const [calls, rest] = [
  'Bounds: list prices, one answered call per cell',
  'refusals are free. Tiers, discounts, repeats after a timeout and tax are left out.',
];

export function estimateLines(lines: readonly EstimateLine[], more?: ChecksEstimate): string[] {
  const checks = more !== undefined && more.cells > 0 ? more : undefined;
  if (lines.length === 0 && checks === undefined) return [];
  const all = [...lines, ...(checks ? [checks] : [])];
  const usd = all.reduce((sum, line) => sum + line.usd, 0);
  const unknown = all.reduce((sum, line) => sum + line.unknown, 0);
  const total = `Cost at most ${dollars(usd)}${unknown > 0 ? `, and ${plural(unknown, 'cell')} of unknown price` : ''}.`;
  return [
    total,
    ...lines.map((line) => lineOf(`${line.endpoint} ${line.kind}`, line)),
    ...(checks ? [lineOf('features, values and probes', checks)] : []),
    `${calls}${checks ? ', every request of a feature' : ''}, ${rest}`,
  ];
}

/** Images are the expensive part of a run, so it is announced. Undefined when none is asked for. */
export function imageNote(lines: readonly EstimateLine[]): string | undefined {
  const images = lines.filter((line) => line.kind === 'image' && isBilled(line));
  if (images.length === 0) return undefined;
  const usd = images.reduce((sum, line) => sum + line.usd + line.unknownUsd - line.undocumentedUsd, 0);
  return `each image model draws one picture, at most ${dollars(usd)} in all; --exclude or --max-cost leaves them out.`;
}

function lineOf(name: string, { cells, usd, unknown, unknownUsd }: Omit<ChecksEstimate, 'checks'>): string {
  const priced = cells - unknown;
  const parts = [
    ...(priced > 0 ? [`${dollars(usd)} for ${number(priced)}`] : []),
    ...(unknown > 0 ? [`unknown for ${number(unknown)} (counted as ${dollars(unknownUsd)} against --max-cost)`] : []),
  ];
  return `  ${name}: ${plural(cells, 'cell')}, ${parts.join(', ')}`;
}

/** The estimate in words: what a run may cost, and on what that rests. */
import { dollars } from '../text/dollars.ts';
import { isBilled, type EstimateLine } from './estimate.ts';

const basis =
  'Bounds: list prices, one answered call per cell, refusals are free. Tiers, discounts, repeats after a timeout and tax are left out.';

export function estimateLines(lines: readonly EstimateLine[]): string[] {
  if (lines.length === 0) return [];
  const usd = lines.reduce((sum, line) => sum + line.usd, 0);
  const unknown = lines.reduce((sum, line) => sum + line.unknown, 0);
  const total = `Cost at most ${dollars(usd)}${unknown > 0 ? `, and ${unknown} cells of unknown price` : ''}.`;
  return [total, ...lines.map(lineOf), basis];
}

/** Images are the expensive part of a run, so it is announced. Undefined when none is asked for. */
export function imageNote(lines: readonly EstimateLine[]): string | undefined {
  const images = lines.filter((line) => line.kind === 'image' && isBilled(line));
  if (images.length === 0) return undefined;
  const usd = images.reduce((sum, line) => sum + line.usd + line.unknownUsd - line.undocumentedUsd, 0);
  return `each image model draws one picture, at most ${dollars(usd)} in all; --exclude or --max-cost leaves them out.`;
}

function lineOf({ endpoint, kind, cells, usd, unknown, unknownUsd }: EstimateLine): string {
  const priced = cells - unknown;
  const parts = [
    ...(priced > 0 ? [`${dollars(usd)} for ${priced}`] : []),
    ...(unknown > 0 ? [`unknown for ${unknown} (counted as ${dollars(unknownUsd)} against --max-cost)`] : []),
  ];
  return `  ${endpoint} ${kind}: ${cells} cells, ${parts.join(', ')}`;
}

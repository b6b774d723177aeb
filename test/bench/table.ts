/** What the benchmark prints: one line for each figure, its bound beside it. */

export interface Figure {
  what: string;
  value: string;
  /** What it should be, in words; empty for figures that only inform. */
  bound: string;
}

export function figure(what: string, value: string, bound = ''): Figure {
  return { what, value, bound };
}

export function rendered(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ what }) => what.length));
  return figures
    .map(({ what, value, bound }) => `  ${what.padEnd(width)}  ${value.padStart(10)}  ${bound}`.trimEnd())
    .join('\n');
}

export function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  const middle = ordered[Math.floor(ordered.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

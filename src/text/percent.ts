/** Shares as people read them. */

/** `0.3871` as `38.7 %`, rounded; but only the whole is ever called 100 %, and only nothing 0 %. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  if (rounded === 100 && share < 1) return '99.9 %';
  if (rounded === 0 && share > 0) return '0.1 %';
  return `${rounded.toFixed(1)} %`;
}

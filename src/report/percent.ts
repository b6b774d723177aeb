/** Shares as people read them. */

/** `0.3871` as `38.7 %`. Rounded down, so that only the whole is ever called 100 %. */
export function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

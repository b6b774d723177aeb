/** Dollars as people read them: `$0`, `$0.00012`, `$0.034`, `$12.40`. */

/** At least two digits that say something; rounded up, so that a bound stays one. */
export function dollars(usd: number): string {
  if (usd === 0) return '$0';
  const digits = usd >= 1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(usd)));
  const step = 10 ** digits;
  return `$${(Math.ceil(usd * step - 1e-9) / step).toFixed(digits)}`;
}

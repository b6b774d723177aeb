/** Prices that we know better than the sources: each line with where it stands written, and when it was read. */

interface PriceCorrection {
  /** USD per million tokens. */
  cacheRead?: number;
  /** With a prompt of more tokens than `above`, every token costs so many times the usual price, whatever the profile. */
  long?: { above: number; times: number };
  source: string;
}

/** By the id of the model. */
export const priceCorrections: Readonly<Record<string, PriceCorrection>> = {
  'anthropic.claude-haiku-5-5': {
    long: { above: 100_000, times: 5 },
    source: 'https://platform.claude.com/docs/en/models/haiku-5-5/overview, 2026-11-21',
  },
  // 0.2 until 2026-10-07. models.dev of 2026-11-10 (in pi-ai) has the new price for the profiles of Bedrock alone.
  'anthropic.claude-sonnet-5-5': {
    cacheRead: 0.1,
    source: "Anthropic's price page, read by kurofune/claudit 1.9.2 on 2026-10-24",
  },
};

/**
 * List prices that the shipped table does not have, or not by the call: US dollars, on demand, standard tier, without tax or discount.
 * They bound what a probe may cost; they are no invoice. To add one: a line here, with where it was read and when.
 */

export interface ListPrice {
  /** Glob on model ids. */
  models: string;
  /** Per million tokens. */
  input?: number;
  output?: number;
  /** For one answered call: an image, a query, a few seconds of video. */
  call?: number;
  source: string;
  /** Month in which it was read. */
  asOf: string;
}

/** Not read from a price page: the upper end of what is commonly reported for the model or its class. */
const reported = { source: 'commonly reported, upper end', asOf: '2026-11' } as const;

/** The first match wins. What stands in neither list is of unknown price, and is called so. */
export const listPrices: readonly ListPrice[] = [
  { models: '*rerank*', call: 0.002, ...reported },
  { models: 'amazon.nova-canvas-*', call: 0.04, ...reported },
  { models: 'amazon.titan-image-*', call: 0.01, ...reported },
  { models: 'stability.sd3-5-*', call: 0.08, ...reported },
  { models: 'stability.stable-image-core-*', call: 0.04, ...reported },
  { models: 'stability.stable-image-ultra-*', call: 0.14, ...reported },
  { models: 'stability.stable-conservative-upscale-*', call: 0.4, ...reported },
  { models: 'stability.stable-creative-upscale-*', call: 0.6, ...reported },
  { models: 'stability.*', call: 0.08, ...reported },
  { models: 'amazon.nova-reel-*', call: 0.5, ...reported },
  { models: 'luma.ray-*', call: 7.5, ...reported },
  { models: 'amazon.nova-*sonic*', call: 0.01, ...reported },
];

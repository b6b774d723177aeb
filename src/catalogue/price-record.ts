/** The prices of a model in the catalogue, types only. */
import type { PriceService } from '../discovery/price-list.ts';
import type { Endpoint } from '../types.ts';
import type { Known } from './known.ts';

/** The usual prices first, of one Region; `rates` has all of them. USD: per million tokens, or per image. */
export interface Prices {
  currency: 'USD';
  /** The Region of the usual prices. */
  region: Known<string>;
  routing: Known<Routing>;
  input: Known<number>;
  output: Known<number>;
  cacheRead: Known<number>;
  cacheWrite: Known<number>;
  batchInput: Known<number>;
  batchOutput: Known<number>;
  /** Of a call whose prompt has more tokens than `above`; null where no source has another price for it. */
  long: { above: Known<number>; input: Known<number>; output: Known<number> } | null;
  /** The lowest, where it varies by size and quality. */
  image: Known<number>;
  source: Known<string>;
  /** Since when they hold; where AWS lists none, when the source was read. */
  date: Known<string>;
  rates: Rate[];
  /** The ids that do not cost the usual price, and from which Regions. */
  ids: IdPrice[];
  /** What other sources say instead; AWS's own list is not disputed. */
  disagreements: { kind: 'input' | 'output'; value: number; source: string }[];
}

/** USD per million tokens. */
export interface IdPrice {
  /** As a call names it. */
  id: string;
  endpoint: Endpoint;
  input: Known<number>;
  output: Known<number>;
  regions: string[];
}

export type Routing = 'regional' | 'global';
export type RateKind = 'input' | 'output' | 'cache-read' | 'cache-write' | 'image' | 'other';
export type Tier = 'standard' | 'batch' | 'flex' | 'priority' | 'latency-optimized';

/** What one usage type is a price of. */
export interface Usage {
  kind: RateKind;
  /** What the tokens hold. */
  modality: 'text' | 'image' | 'audio' | 'video';
  tier: Tier;
  routing: Routing;
  longContext: boolean;
  endpoint: Endpoint;
}

/** One price, with all Regions that have it. */
export interface Rate extends Usage {
  usd: number;
  /** `million tokens`, or the service's own word. */
  unit: string;
  /** Usage type without the prefix of the Region. */
  usage: string;
  regions: string[];
  source: PriceService;
  date: string;
}

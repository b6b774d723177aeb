/** What published sources say of a model's limits and prices: the table that `npm run model-facts` writes. It ages; whatever is measured or corrected wins over it. */
import { readFileSync } from 'node:fs';
import { priceCorrections } from './price-corrections.ts';

/** A number, where it stands written, and what other sources say instead. */
export interface Figure {
  value: number;
  source: string;
  others: { value: number; source: string }[];
}

/** What a call costs whose prompt has more tokens than `above`: USD per million tokens, all of them. */
export interface LongPrompt {
  above: number;
  input: number;
  output: number;
}

/** USD per million tokens. */
interface TokenPrices {
  input?: number;
  output?: number;
  cacheRead?: number;
  cacheWrite?: number;
  long?: LongPrompt;
}

/** Of the id without a prefix; for some models that is the price of one Region, for others that of the global profile. */
export interface PublishedPrice extends TokenPrices {
  /** USD for one. */
  image?: number;
  source: string;
  /** Day on which the source was read. */
  date?: string;
  /** What differs, by prefix of the profile (`global`, `eu`); `geo`: every geography without a price of its own. */
  profiles?: Record<string, TokenPrices & { source: string }>;
  others: { kind: 'input' | 'output'; value: number; source: string }[];
}

export interface ModelFacts {
  /** Tokens. */
  context?: Figure;
  maxOutput?: Figure;
  price?: PublishedPrice;
  /** Words for how much it reasons. */
  efforts?: { values: string[]; source: string };
}

interface StoredFigure {
  value: number;
  source: string;
  /** The source that has the exact number which a rounded one stands for. */
  exactFrom?: string;
  /** No source has the exact number: 1K is taken as 1,000. */
  rounded?: true;
  others?: [value: number, source: string][];
}

type StoredPrice = Omit<PublishedPrice, 'date' | 'others' | 'profiles'> & {
  /** Without a source: that of the price. */
  profiles?: Record<string, TokenPrices & { source?: string }>;
  others?: [kind: 'input' | 'output', value: number, source: string][];
};

interface Stored {
  asOf: string;
  sources: Record<string, { name: string; date?: string; url?: string }>;
  models: Record<
    string,
    {
      context?: StoredFigure;
      maxOutput?: StoredFigure;
      price?: StoredPrice;
      efforts?: { values: string[]; source: string };
    }
  >;
}

let table: Stored | undefined;
let byBareId: Map<string, string | undefined> | undefined;

/** Undefined for a model that no source knows. */
export function modelFacts(id: string): ModelFacts | undefined {
  const { models } = stored();
  const name = models[id] === undefined ? (bareIds().get(bareId(id)) ?? '') : id;
  const found = models[name];
  if (found === undefined) return undefined;
  const { context, maxOutput, price, efforts } = found;
  return {
    ...(context && { context: figureOf(context) }),
    ...(maxOutput && { maxOutput: figureOf(maxOutput) }),
    ...(price && { price: corrected(priceOf(price), name) }),
    ...(efforts && { efforts: { ...efforts, source: sourceText(efforts.source) } }),
  };
}

/** Every id of the table. New models come every week: an id that is not here may exist. */
export function knownModelIds(): string[] {
  return Object.keys(stored().models);
}

/** The ids that the table has a price for. */
export function pricedModels(): string[] {
  return Object.entries(stored().models).flatMap(([id, { price }]) => (price === undefined ? [] : [id]));
}

/** Without date and version: bedrock-mantle leaves them out. Sizes (`:24k`) are other models and stay. */
export function bareId(id: string): string {
  return id.replace(/(?:-\d{8})?(?:-v\d+)?(?::\d+)?$/, '');
}

/** Ids by their bare form; none where two models share it. */
function bareIds(): Map<string, string | undefined> {
  if (byBareId !== undefined) return byBareId;
  byBareId = new Map();
  for (const id of Object.keys(stored().models)) {
    const bare = bareId(id);
    byBareId.set(bare, byBareId.has(bare) ? undefined : id);
  }
  return byBareId;
}

function figureOf({ value, source, exactFrom, rounded, others = [] }: StoredFigure): Figure {
  const exact =
    exactFrom === undefined || exactFrom === source ? '' : ` (the exact number from ${sourceText(exactFrom)})`;
  return {
    value,
    source: `${sourceText(source)}${exact}${rounded ? ' (rounded there)' : ''}`,
    others: others.map(([other, key]) => ({ value: other, source: sourceText(key) })),
  };
}

function priceOf({ others = [], source, profiles = {}, ...price }: StoredPrice): PublishedPrice {
  const date = stored().sources[source]?.date;
  const differing = Object.entries(profiles).map(([prefix, { source: own = source, ...rates }]) => [
    prefix,
    { ...rates, source: sourceText(own) },
  ]);
  return {
    ...price,
    source: sourceText(source),
    ...(date !== undefined && { date }),
    ...(differing.length > 0 && { profiles: Object.fromEntries(differing) }),
    others: others.map(([kind, value, key]) => ({ kind, value, source: sourceText(key) })),
  };
}

/** What is corrected names its source too. */
function corrected(price: PublishedPrice, id: string): PublishedPrice {
  const { source, cacheRead, long } = priceCorrections[id] ?? {};
  if (source === undefined) return price;
  const withLong = <P extends TokenPrices>(prices: P): P => {
    const { input, output } = prices;
    if (long === undefined || input === undefined || output === undefined) return prices;
    return { ...prices, long: { above: long.above, input: input * long.times, output: output * long.times } };
  };
  const profiles = Object.entries(price.profiles ?? {}).map(([prefix, own]) => [prefix, withLong(own)]);
  return {
    ...withLong(price),
    ...(cacheRead !== undefined && { cacheRead }),
    ...(profiles.length > 0 && { profiles: Object.fromEntries(profiles) }),
    source: `${price.source}; ${[long && 'long prompts', cacheRead && 'cached input'].filter(Boolean).join(', ')}: ${source}`,
  };
}

/** `models.dev, 2026-09-30`. */
function sourceText(key: string): string {
  const { name = key, date } = stored().sources[key] ?? {};
  return date === undefined ? name : `${name}, ${date}`;
}

function stored(): Stored {
  if (table === undefined) {
    const parsed: Stored = JSON.parse(readFileSync(new URL('data/models.json', import.meta.url), 'utf8'));
    table = parsed;
  }
  return table;
}

/** What a model costs by list price: from our own list, the shipped table, the price package; undefined when none knows it. */
import { knownModel } from '../discovery/known-model.ts';
import { modelFacts, type LongPrompt, type PublishedPrice } from '../model-facts/model-facts.ts';
import { globPattern } from '../text/glob.ts';
import type { Row } from '../types.ts';
import { listPrices, type ListPrice } from './list-prices.ts';
import { targetPrice } from './published-price.ts';

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** US dollars for one answered call. */
export type ModelPrice = (usage: Usage) => number;

export interface ModelPrices {
  /** At the price of the id that is called: a profile need not cost what the model does. */
  ofId: (target: Pick<Row, 'profileType' | 'profile'>) => ModelPrice;
  /** At the highest price that a source gives for it or one of its profiles: those of a geography cost a tenth more. */
  highest: ModelPrice;
}

const known = new Map<string, ModelPrices | undefined>();
const entries = listPrices.map((price) => ({ price, glob: globPattern(price.models) }));

/** By the id of the model, never of a profile. */
export function modelPrice(model: string): ModelPrices | undefined {
  if (!known.has(model)) known.set(model, fromList(model) ?? fromTable(model) ?? fromPackage(model));
  return known.get(model);
}

function fromList(model: string): ModelPrices | undefined {
  const found = entries.find(({ glob }) => glob.test(model))?.price;
  return found && same((usage) => listed(found, usage));
}

function listed({ input = 0, output = 0, call = 0 }: ListPrice, usage: Usage): number {
  return call + perToken({ input, output })(usage);
}

function fromTable(model: string): ModelPrices | undefined {
  const price = modelFacts(model)?.price;
  if (price === undefined || (price.input === undefined && price.output === undefined)) return undefined;
  return { ofId: (target) => perToken(targetPrice(price, target)), highest: perToken(highestRates(price)) };
}

/** USD per million tokens, the highest of its profiles and of what the sources say. */
export function highestRates({ profiles = {}, others, ...usual }: PublishedPrice): Rates {
  const all = [usual, ...Object.values(profiles)];
  const highest = (kind: 'input' | 'output'): number =>
    Math.max(...all.map((rates) => rates[kind] ?? 0), ...others.flatMap((one) => (one.kind === kind ? one.value : [])));
  const [long] = all.flatMap((rates) => rates.long ?? []).toSorted((a, b) => b.output - a.output);
  return { input: highest('input'), output: highest('output'), ...(long !== undefined && { long }) };
}

function fromPackage(model: string): ModelPrices | undefined {
  const found = knownModel(model);
  return found?.input === undefined && found?.output === undefined ? undefined : same(perToken(found));
}

function same(price: ModelPrice): ModelPrices {
  return { ofId: () => price, highest: price };
}

/** USD per million tokens. */
export interface Rates {
  input: number;
  output: number;
  long?: LongPrompt;
}

export function perToken({ long, ...usual }: Partial<Rates>): ModelPrice {
  return ({ inputTokens, outputTokens }) => {
    const { input = 0, output = 0 } = long !== undefined && inputTokens > long.above ? long : usual;
    return (inputTokens * input + outputTokens * output) / 1_000_000;
  };
}

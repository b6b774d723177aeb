/** What a model costs by list price: from the price database, else from our own list; undefined when neither knows it. */
import { calcPrice } from '@pydantic/genai-prices';

import { globPattern } from '../plan/glob.ts';
import { listPrices, type ListPrice } from './list-prices.ts';

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** US dollars for one answered call. */
export type ModelPrice = (usage: Usage) => number;

const known = new Map<string, ModelPrice | undefined>();
const entries = listPrices.map((price) => ({ price, glob: globPattern(price.models) }));

/** By the id of the model, never of a profile: profiles of a geography may cost a tenth more, which a bound must hold. */
export function modelPrice(model: string): ModelPrice | undefined {
  if (!known.has(model)) known.set(model, fromDatabase(model) ?? fromList(model));
  return known.get(model);
}

/** Ids of bedrock-mantle lack the version that the database's ids end with. */
function fromDatabase(model: string): ModelPrice | undefined {
  const priced = [model, `${model}-v1:0`].find(
    (id) => databasePrice(id, { inputTokens: 1000, outputTokens: 1000 }) !== undefined,
  );
  if (priced === undefined) return undefined;
  return (usage) => databasePrice(priced, usage) ?? 0;
}

function databasePrice(model: string, { inputTokens, outputTokens }: Usage): number | undefined {
  const usage = { input_tokens: inputTokens, output_tokens: outputTokens };
  return calcPrice(usage, model, { providerId: 'aws' })?.total_price;
}

function fromList(model: string): ModelPrice | undefined {
  const found = entries.find(({ glob }) => glob.test(model))?.price;
  return found && ((usage) => listed(found, usage));
}

function listed({ input = 0, output = 0, call = 0 }: ListPrice, { inputTokens, outputTokens }: Usage): number {
  return call + (inputTokens * input + outputTokens * output) / 1_000_000;
}

/** What a text model of unknown price may cost at most: the highest price in its family, so far as one is known. */
import { modelFacts, pricedModels } from '../model-facts/model-facts.ts';
import { highestRates, perToken, type ModelPrice, type Rates } from './model-price.ts';

/**
 * The family is what shares the longest beginning of the id: `anthropic.claude-opus-9` is bounded by all Opus models,
 * `zai.glm-9` by all of GLM, a new name of a known provider by all of that provider. Undefined for a new provider.
 */
export function familyPrice(model: string): ModelPrice | undefined {
  for (const beginning of beginningsOf(model)) {
    const rates = ratesOf(beginning);
    if (rates !== undefined) return perToken(rates);
  }
  return undefined;
}

/** From the longest: cut at every `-`, `.` and `:`, down to the provider. */
function beginningsOf(model: string): string[] {
  const cuts = [...model.matchAll(/[-.:]/g)].map(({ index }) => model.slice(0, index + 1));
  const provider = model.indexOf('.') + 1;
  return provider === 0 ? [] : cuts.filter(({ length }) => length >= provider).toReversed();
}

const byBeginning = new Map<string, Rates | undefined>();

function ratesOf(beginning: string): Rates | undefined {
  if (!byBeginning.has(beginning)) {
    const family = pricedModels().filter((id) => id.startsWith(beginning));
    const rates = family.flatMap((id) => {
      const price = modelFacts(id)?.price;
      return price?.output === undefined ? [] : [highestRates(price)];
    });
    byBeginning.set(beginning, rates.length === 0 ? undefined : rates.reduce(highest));
  }
  return byBeginning.get(beginning);
}

function highest(a: Rates, b: Rates): Rates {
  const [long] = [a, b].flatMap((rates) => rates.long ?? []).toSorted((one, other) => other.output - one.output);
  const usual = { input: Math.max(a.input, b.input), output: Math.max(a.output, b.output) };
  return { ...usual, ...(long !== undefined && { long }) };
}

/** The catalogue as its page holds it: models, and the ids under which each can be called. */
import { byId, count } from './dom.js';

/** @typedef {import('../../../catalogue/html.ts').CataloguePage} CataloguePage */
/** @typedef {CataloguePage['models'][number]} CatalogueModel */
/** An id that is called, from these Regions, and where calls may be answered; undefined where that is not listed. @typedef {{ model: CatalogueModel, target: string, endpoint: string, kind: string, routes: { sources: readonly string[], destinations?: readonly string[] }[] }} Offer */

/** @type {CataloguePage} */
export const catalogue = JSON.parse(byId('data').textContent ?? '{}');

/** @type {Map<string, CatalogueModel>} */
export const modelById = new Map(catalogue.models.map((model) => [model.id, model]));

/** @type {Offer[]} */
export const offers = catalogue.models.flatMap(offersOf);

/** @param {CatalogueModel} model @returns {Offer[]} */
function offersOf(model) {
  const { id, regions, profiles, mantle } = model;
  const runtime = { model, endpoint: 'bedrock-runtime' };
  const inRegion = regions.inRegion.map((region) => ({ sources: [region], destinations: [region] }));
  return [
    ...(inRegion.length === 0 ? [] : [{ ...runtime, target: id, kind: 'in-region', routes: inRegion }]),
    ...profiles.map(({ id: target, type, routes }) => ({ ...runtime, target, kind: type, routes })),
    ...(mantle === null || regions.mantle.length === 0
      ? []
      : [
          {
            model,
            endpoint: 'bedrock-mantle',
            target: mantle.id,
            kind: 'in-region',
            routes: [{ sources: regions.mantle }],
          },
        ]),
  ];
}

/** @param {(model: CatalogueModel) => readonly string[]} of */
export function wordsOf(of) {
  return [...new Set(catalogue.models.flatMap((model) => [...of(model)]))].filter(Boolean).toSorted();
}

/** Every Region from which it can be called. @param {CatalogueModel} model @returns {string[]} */
export function callableFrom({ regions }) {
  const { inRegion, geographies, global, mantle } = regions;
  return [...new Set([...inRegion, ...Object.values(geographies).flat(), ...global, ...mantle])].toSorted();
}

/** @param {number | 'unknown'} value */
export function tokens(value) {
  return value === 'unknown' ? '–' : count(value);
}

/** @param {number | 'unknown'} usd */
export function dollars(usd) {
  return usd === 'unknown' ? '–' : `$${usd}`;
}

/** What a call by that id costs from there. @param {Offer} offer @param {string} region @returns {Pick<CatalogueModel['prices'], 'input' | 'output'>} */
export function priceAt({ model: { prices }, target, endpoint }, region) {
  const isIt = /** @param {CatalogueModel['prices']['ids'][number]} one */ (one) =>
    one.id === target && one.endpoint === endpoint && one.regions.includes(region);
  return prices.ids.find(isIt) ?? prices;
}

/** `$0.06 in, $0.24 out per million tokens`. @param {{ prices: Pick<CatalogueModel['prices'], 'input' | 'output'> }} model */
export function priceText({ prices: { input, output } }) {
  const known = [
    ...(input === 'unknown' ? [] : [`${dollars(input)} in`]),
    ...(output === 'unknown' ? [] : [`${dollars(output)} out`]),
  ];
  return known.length === 0 ? 'price not known' : `${known.join(', ')} per million tokens`;
}

/** `With a prompt of more than 272,000 tokens`. @param {NonNullable<CatalogueModel['prices']['long']>} long */
export function longPrompt({ above }) {
  return above === 'unknown' ? 'With a long prompt' : `With a prompt of more than ${count(above)} tokens`;
}

/** @param {string} word `unknown` is nothing to show. */
export function knownWord(word) {
  return word === 'unknown' ? '' : word;
}

/** `in-region 8`, `EU 7`, `global 30`, `mantle 12`: how it can be named, and from how many Regions. @param {CatalogueModel} model */
export function reachOf({ regions }) {
  const { inRegion, geographies, global, mantle } = regions;
  // In capitals: `in`, of India, would be read as a word.
  const profiles = Object.entries(geographies).map(([name, list]) => ({ name: name.toUpperCase(), list }));
  const ways = [
    { name: 'in-region', list: inRegion },
    ...profiles,
    { name: 'global', list: global },
    { name: 'mantle', list: mantle },
  ];
  return ways.flatMap(({ name, list }) => (list.length === 0 ? [] : [`${name} ${list.length}`]));
}

/** @param {readonly string[]} list */
export function lower(list) {
  return list.map((word) => word.toLowerCase()).join(', ');
}

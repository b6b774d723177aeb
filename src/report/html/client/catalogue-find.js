/** Find, by what is listed: which ids can be named for what the reader needs. Nothing here was called. */
import { byId, counted, el } from './dom.js';
import { checkGroup } from './fields.js';
import { contextMiss, modalityMisses, priceMisses, priceRank, showAnswers } from './find-answers.js';
import {
  choicesOf,
  foundHead,
  missingPlaces,
  missingText,
  modalityFields,
  needInLink,
  placeFields,
  rememberCommon,
  showFindForm,
} from './find-form.js';
import { chosenList, remember } from './link.js';
import { insideOf } from './residency.js';
import { arnOf } from './snippet-text.js';
import { catalogue, longPrompt, offers, priceAt, priceText, tokens, wordsOf } from './catalogue-store.js';

/** @typedef {import('./catalogue-store.js').Offer} Offer */

const wanted = { ...needInLink(), capabilities: chosenList('can'), options: chosenList('buy') };

/** @type {string[]} What a link from another page asks for and is not in this one, until the reader chooses. */
let missing = [];

export function startFind() {
  missing = missingPlaces(wanted, catalogue);
  showFindForm([
    ...modalityFields(
      wanted,
      { input: wordsOf(({ input }) => input), output: wordsOf(({ output }) => output) },
      chooseAgain,
    ),
    checkGroup(
      'Claimed to do',
      {
        chosen: wanted.capabilities,
        choices: choicesOf(wordsOf(({ capabilities }) => capabilities.map(({ name }) => name))),
      },
      chooseAgain,
    ),
    checkGroup(
      'Can be bought as',
      {
        chosen: wanted.options,
        choices: choicesOf(wordsOf(({ consumption }) => consumption.map(({ option }) => option))),
      },
      chooseAgain,
    ),
    placeFields(wanted, catalogue, chooseAgain),
  ]);
}

function rememberNeed() {
  rememberCommon(wanted);
  remember('can', wanted.capabilities);
  remember('buy', wanted.options);
}

function chooseAgain() {
  missing = [];
  showFound();
}

export function showFound() {
  if (missing.length > 0) {
    byId('found-count').textContent = missingText(missing);
    return;
  }
  rememberNeed();
  /** @type {Map<string, number>} */
  const open = new Map();
  const found = offers.flatMap((offer) => {
    const { from, misses } = fits(offer);
    if (misses.includes('no')) return [];
    if (misses.length === 0) return from.length === 0 ? [] : [{ offer, from }];
    for (const miss of misses) open.set(miss, (open.get(miss) ?? 0) + 1);
    return [];
  });
  const order = found.toSorted((a, b) => lowestPrice(a) - lowestPrice(b) || (a.offer.target < b.offer.target ? -1 : 1));
  byId('found-count').textContent = `${counted(found.length, 'id')}, the cheapest first`;
  showAnswers(order, { itemOf: ({ offer, from }) => offerItem(offer, from), noun: 'id', open });
}

/** The Regions from which it fits; `no`, or what is not known of it. @param {Offer} offer */
function fits(offer) {
  const { model } = offer;
  const inside = insideOf(catalogue.residencies, wanted.residency);
  const reached = offer.routes.filter(
    ({ sources, destinations = [] }) => inside === undefined || [...sources, ...destinations].every(inside),
  );
  // A global profile may route anywhere, and where bedrock-mantle answers is not listed.
  const stays = inside === undefined || offer.kind !== 'global-cross-region';
  const known = inside === undefined || offer.routes.every(({ destinations = [] }) => destinations.length > 0);
  const routes = known ? reached : offer.routes;
  const all = [...new Set(routes.flatMap(({ sources }) => sources))];
  const from = (inside === undefined ? all : all.filter(inside)).filter(
    (region) => wanted.region === '' || region === wanted.region,
  );
  const misses = [
    stays && from.length > 0 ? '' : 'no',
    known ? '' : 'where it is answered',
    ...modalityMisses(wanted, (side) => model[side]),
    ...wanted.options.map((word) => (model.consumption.some(({ option }) => option === word) ? '' : 'no')),
    ...wanted.capabilities.map((word) => {
      const claim = model.capabilities.find(({ name }) => name === word);
      if (claim === undefined) return word;
      return claim.supported ? '' : 'no';
    }),
    contextMiss(wanted, model.limits.contextWindow),
  ];
  const priced = withinPrice(offer, from);
  return { from: priced.from, misses: [...misses, priced.miss].filter(Boolean) };
}

/** The Regions from which it costs no more; where none does, whether that is known. @param {Offer} offer @param {readonly string[]} from */
function withinPrice(offer, from) {
  /** @param {string} region */
  const missAt = (region) => {
    const misses = priceMisses(wanted, priceAt(offer, region));
    return misses.find((miss) => miss === 'no') ?? misses.find(Boolean) ?? '';
  };
  const fitting = from.filter((region) => missAt(region) === '');
  if (fitting.length > 0) return { from: fitting, miss: '' };
  return { from, miss: from.some((region) => missAt(region) === 'price') ? 'price' : 'no' };
}

/** Over the Regions. @param {{ offer: Offer, from: readonly string[] }} found */
function lowestPrice({ offer, from }) {
  return Math.min(...from.map((region) => priceRank(priceAt(offer, region))));
}

/** Where Regions differ, each price once. @param {Offer} offer @param {readonly string[]} from */
function pricesText(offer, from) {
  return [...new Set(from.map((region) => priceText({ prices: priceAt(offer, region) })))].join(' or ');
}

/** @param {Offer['model']} model */
function dearer({ prices: { long } }) {
  return long === null ? [] : [`${longPrompt(long).toLowerCase()} more`];
}

/** @param {Offer} offer @param {readonly string[]} from */
function offerItem(offer, from) {
  const { model, target, endpoint, kind } = offer;
  const profile = kind === 'in-region' ? '' : target;
  const arn = arnOf({ endpoint, model: target, profile }, from[0] ?? '');
  const { limits } = model;
  const window =
    limits.contextWindow === 'unknown' ? 'context window not known' : `context window ${tokens(limits.contextWindow)}`;
  return el('li', { class: 'found-id' }, [
    foundHead(target, arn),
    el('p', { class: 'hint' }, [
      [model.provider, endpoint, kind, window, pricesText(offer, from), ...dearer(model)].join(' · '),
    ]),
    el('p', { class: 'hint' }, [
      `Listed to be called from ${from.length === catalogue.regions.length ? 'every Region asked' : from.join(', ')}.`,
    ]),
  ]);
}

/** The panel that tells all that the catalogue knows of a model, each figure with its source. */
import { copyButton } from './copy.js';
import { count, counted, el } from './dom.js';
import { facts, openPanel, section } from './panel.js';
import { catalogue, dollars, knownWord, longPrompt, lower, priceText, tokens } from './catalogue-store.js';

/** @typedef {import('./catalogue-store.js').CatalogueModel} CatalogueModel */

/** @param {CatalogueModel} model @param {() => void} closed */
export function openModelRecord(model, closed) {
  const { id, arn, name, provider, documentation } = model;
  openPanel({ eyebrow: provider, title: name === 'unknown' ? id : name }, closed, [
    el('p', { class: 'id' }, [id]),
    el('div', { class: 'copies' }, [
      copyButton('Copy id', () => id),
      arn === null ? undefined : copyButton('Copy ARN', () => arn),
    ]),
    facts(basics(model)),
    el('p', {}, [
      el('a', { href: documentation, target: '_blank', rel: 'noopener noreferrer' }, ['Its documentation']),
    ]),
    ...section('Limits', limitsPart(model)),
    ...section('Prices', pricesPart(model)),
    ...section('Where it can be called from', placesPart(model)),
    ...section('Inference profiles', profilesPart(model)),
    ...section('Capabilities that are claimed', capabilitiesPart(model)),
    ...section('Quotas', quotasPart(model)),
    ...section('Access that is claimed', accessPart(model)),
    ...section('What a run saw', observedPart(model)),
  ]);
}

/** @param {CatalogueModel} model @returns {import('./panel.js').Fact[]} */
function basics(model) {
  const { lifecycle, streaming, batch, mantle, claims } = model;
  return [
    ['Lifecycle', knownWord(lifecycle.status).toLowerCase()],
    ['End of life', knownWord(lifecycle.endOfLife)],
    ['Takes', lower(model.input) || 'not listed'],
    ['Gives', lower(model.output) || 'not listed'],
    ['Streaming', said(streaming)],
    ['Customisation', lower(model.customizations) || 'none listed'],
    ['Ways to buy', model.consumption.map(({ option }) => option).join(', ') || 'none listed'],
    [
      'Batch',
      `${said(batch.supported)}${batch.regions.length > 0 ? `, ${counted(batch.regions.length, 'Region')}` : ''}${batch.reason === null ? '' : ` (${batch.reason})`}`,
    ],
    ['Size', knownWord(model.sizeClass.value)],
    ['Languages', knownWord(model.languages.value)],
    ['Family', claims.family],
    ['On bedrock-mantle', mantle?.id],
    ['Data retention', mantle?.retention?.allowedModes.join(', ')],
    ['First seen', model.firstSeen.slice(0, 10)],
  ];
}

/** @param {boolean | 'unknown'} value */
function said(value) {
  if (value === 'unknown') return 'not known';
  return value ? 'yes' : 'no';
}

/** @param {readonly (Node | string)[]} items */
function itemList(items) {
  return items.length === 0
    ? ''
    : el(
        'ul',
        { class: 'sources' },
        items.map((item) => el('li', {}, [item])),
      );
}

/** @param {CatalogueModel} model */
function limitsPart({ limits, claims }) {
  const { contextWindow, contextWindowSource, maxOutputTokens, maxOutputTokensSource, disagreements } = limits;
  return itemList([
    `Context window: ${tokens(contextWindow)} (${contextWindowSource})`,
    `Output at most: ${tokens(maxOutputTokens)} (${maxOutputTokensSource})`,
    ...disagreements.map(
      ({ field, value, source }) =>
        `Another source says: ${field === 'contextWindow' ? 'context window' : 'output'} ${count(value)} (${source})`,
    ),
    ...(claims.note === undefined ? [] : [claims.note]),
  ]);
}

/** @param {CatalogueModel} model */
function pricesPart({ prices }) {
  if (prices.source === 'unknown') return 'No source states a price.';
  const usual = `${priceText({ prices })}${prices.region === 'unknown' ? '' : `, in ${prices.region}`} (${prices.source}, ${prices.date.slice(0, 10)})`;
  const rates = prices.rates.map((rate) => {
    const what = [
      rate.kind,
      rate.modality === 'text' ? '' : rate.modality,
      rate.tier,
      rate.routing,
      rate.longContext ? 'long context' : '',
      rate.endpoint.replace('bedrock-', ''),
    ];
    return `${what.filter(Boolean).join(', ')}: $${rate.usd} per ${rate.unit.replace(/s$/, '')}, ${counted(rate.regions.length, 'Region')} (${rate.usage})`;
  });
  return el('div', {}, [
    itemList([
      usual,
      ...(prices.cacheRead === 'unknown' ? [] : [`Cached input: ${dollars(prices.cacheRead)}`]),
      ...longPart(prices),
      ...(prices.batchInput === 'unknown'
        ? []
        : [`Batch: ${dollars(prices.batchInput)} in, ${dollars(prices.batchOutput)} out`]),
      ...(prices.image === 'unknown' ? [] : [`An image: ${dollars(prices.image)}`]),
      ...prices.disagreements.map(({ kind, value, source }) => `Another source says: ${kind} $${value} (${source})`),
    ]),
    rates.length === 0 ? undefined : folded(`${counted(rates.length, 'price')} of the price list`, rates),
  ]);
}

/** @param {CatalogueModel['prices']} prices */
function longPart({ long }) {
  return long === null ? [] : [`${longPrompt(long)}: ${dollars(long.input)} in, ${dollars(long.output)} out`];
}

/** @param {string} title @param {readonly string[]} items */
function folded(title, items) {
  return el('details', {}, [el('summary', {}, [title]), itemList(items)]);
}

/** @param {CatalogueModel} model */
function placesPart({ regions }) {
  const ways = /** @type {const} */ ([
    ['By its own id', regions.inRegion],
    ...Object.entries(regions.geographies).map(([name, list]) => /** @type {const} */ ([
      `Through the profile of ${name}`,
      list,
    ])),
    ['Through a global profile', regions.global],
    ['On bedrock-mantle', regions.mantle],
  ]);
  const known = ways.filter(([, list]) => list.length > 0);
  if (known.length === 0)
    return `Listed in ${regions.listed.join(', ') || 'no Region'}; nothing listed calls it on demand.`;
  return el(
    'div',
    {},
    known.map(([title, list]) =>
      list.length < 4
        ? el('p', { class: 'hint' }, [`${title}: ${list.join(', ')}`])
        : folded(`${title}: ${list.length} Regions`, [list.join(', ')]),
    ),
  );
}

/** @param {CatalogueModel} model */
function profilesPart({ profiles }) {
  if (profiles.length === 0) return '';
  return el(
    'div',
    {},
    profiles.map(({ id, routes }) =>
      folded(
        id,
        routes.map(
          ({ sources, destinations }) =>
            `Called from ${sources.join(', ')}: answered in ${destinations.join(', ') || 'Regions that are not listed'}`,
        ),
      ),
    ),
  );
}

/** @param {CatalogueModel} model */
function capabilitiesPart({ capabilities }) {
  return itemList(
    capabilities.map(({ name, supported, source }) => `${name}: ${supported ? 'yes' : 'no'} (${source})`),
  );
}

/** @param {CatalogueModel} model */
function quotasPart({ quotas }) {
  const lines = quotas.map(
    ({ code, name, value, adjustable, regions }) =>
      `${name}: ${count(value)}, ${adjustable ? 'adjustable' : 'fixed'}, ${counted(regions.length, 'Region')} (${code})`,
  );
  return lines.length === 0 ? '' : folded(counted(lines.length, 'quota'), lines);
}

/** @param {CatalogueModel} model */
function accessPart({ access }) {
  return itemList(
    access.map(
      ({ agreement, authorization, entitlement, inRegion, regions }) =>
        `${counted(regions.length, 'Region')}: agreement ${agreement}, ${authorization}, entitlement ${entitlement}, Region ${inRegion}`,
    ),
  );
}

/** @param {CatalogueModel} model */
function observedPart({ observed }) {
  if (observed.length === 0) return '';
  const lines = observed.map(
    ({ api, target, endpoint, verdict, regions }) =>
      `${api} of ${target} on ${endpoint}: ${verdict} in ${counted(regions, 'Region')}`,
  );
  return folded(
    `${counted(lines.length, 'result')} of the run of ${(catalogue.observedRun ?? '').slice(0, 10)}`,
    lines,
  );
}

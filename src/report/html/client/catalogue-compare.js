/** What Compare says of the models of a catalogue. */
import { foldedList, sourcesCell } from './compare-table.js';
import { callableFrom, dollars, knownWord, longPrompt, lower, modelById, reachOf, tokens } from './catalogue-store.js';

/** @typedef {import('./catalogue-store.js').CatalogueModel} CatalogueModel */

/** @type {[title: string, of: (model: CatalogueModel) => Node | string][]} */
const compareFacts = [
  ['Provider', ({ provider }) => provider],
  ['Lifecycle', ({ lifecycle }) => knownWord(lifecycle.status).toLowerCase() || 'not listed'],
  ['Takes', ({ input }) => lower(input) || 'not listed'],
  ['Gives', ({ output }) => lower(output) || 'not listed'],
  ['Context window, tokens', ({ limits }) => tokens(limits.contextWindow)],
  ['Output at most, tokens', ({ limits }) => tokens(limits.maxOutputTokens)],
  ['Input price', ({ prices }) => dollars(prices.input)],
  ['Output price', ({ prices }) => dollars(prices.output)],
  ['Price of cached input', ({ prices }) => dollars(prices.cacheRead)],
  [
    'Price with a long prompt',
    ({ prices: { long } }) =>
      long === null
        ? 'no other price known'
        : `${longPrompt(long)}: ${dollars(long.input)} in, ${dollars(long.output)} out`,
  ],
  ['Batch, input and output', ({ prices }) => `${dollars(prices.batchInput)}, ${dollars(prices.batchOutput)}`],
  [
    'Sources of these figures',
    ({ limits, prices }) =>
      sourcesCell([
        ['Context', limits.contextWindowSource],
        ['Output', limits.maxOutputTokensSource],
        ['Price', prices.source],
      ]),
  ],
  [
    'Sources that disagree',
    ({ limits, prices }) =>
      sourcesCell([
        ...limits.disagreements.map(({ field, value, source }) => /** @type {const} */ ([
          `${field === 'contextWindow' ? 'Context' : 'Output'} ${tokens(value)}`,
          source,
        ])),
        ...prices.disagreements.map(({ kind, value, source }) => /** @type {const} */ ([
          `Price, ${kind} $${value}`,
          source,
        ])),
      ]),
  ],
  ['Ways to buy', ({ consumption }) => consumption.map(({ option }) => option).join(', ') || 'none listed'],
  ['Customisation', ({ customizations }) => lower(customizations) || 'none listed'],
  [
    'Claimed to do',
    ({ capabilities }) =>
      capabilities.flatMap(({ name, supported }) => (supported ? [name] : [])).join(', ') || 'not listed',
  ],
  ['Reach', (model) => reachOf(model).join(', ') || 'none listed'],
  ['Callable from', (model) => foldedList(callableFrom(model), 'Regions')],
];

/** @param {readonly string[]} names @returns {import('./compare-table.js').CompareLine[]} */
export function catalogueLines(names) {
  return compareFacts.map(([title, of]) => ({
    title,
    cells: names.map((name) => {
      const model = modelById.get(name);
      return model === undefined ? '' : of(model);
    }),
  }));
}

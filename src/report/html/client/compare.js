/** What Compare says of the models of a run: limits, prices, what they take and give, APIs, features, Regions. */
import { count, el, mark, nameOfColumn } from './dom.js';
import { grouped } from './grouped.js';
import { modalitiesOf, modelOf, priceOf } from './find-rows.js';
import { foldedList, sourcesCell } from './compare-table.js';
import { foldSentence, foldVerdict, foldWord, foldsOf } from './models.js';
import { data, rows } from './store.js';

/** @typedef {import('./compare-table.js').CompareLine} CompareLine */

const rowsOf = grouped(rows.keys(), (index) => rows[index]?.name ?? '');

export const comparable = [...rowsOf.keys()].toSorted();

/** @param {readonly string[]} names @returns {CompareLine[]} */
export function compareLines(names) {
  const folds = names.map((name) => foldsOf(rowsOf.get(name) ?? []));
  return [
    ...factLines(names),
    ...data.apis.map(({ label }, column) => ({
      title: nameOfColumn(label),
      cells: folds.map((own) => foldCell(own[column])),
    })),
  ];
}

/** @param {readonly string[]} names @returns {CompareLine[]} */
function factLines(names) {
  /** @param {string} title @param {(name: string) => readonly string[]} of */
  const listed = (title, of) => ({ title, cells: names.map((name) => of(name).join(', ') || 'not listed') });
  /** @param {string} title @param {'provider' | 'lifecycle' | 'endpoint' | 'profileType'} key */
  const valuesOf = (title, key) =>
    listed(title, (name) => {
      const values = (rowsOf.get(name) ?? []).map((row) => rows[row]?.[key] ?? '');
      return [...new Set(values)].filter(Boolean).map((word) => (key === 'lifecycle' ? word.toLowerCase() : word));
    });
  return [
    valuesOf('Provider', 'provider'),
    valuesOf('Lifecycle', 'lifecycle'),
    valuesOf('Endpoints', 'endpoint'),
    valuesOf('Reach', 'profileType'),
    listed('Takes', (name) => modalitiesOf(name, 'input').map((word) => word.toLowerCase())),
    listed('Gives', (name) => modalitiesOf(name, 'output').map((word) => word.toLowerCase())),
    figures('Context window, tokens', names, 'context'),
    figures('Output at most, tokens', names, 'maxOutput'),
    prices('Input price', names, ({ input }) => input),
    prices('Output price', names, ({ output }) => output),
    prices('Price of cached input', names, ({ cacheRead }) => cacheRead),
    longPrompts(names),
    { title: 'Sources of these figures', cells: names.map(sourcesOf) },
    { title: 'Sources that disagree', cells: names.map(disagreementsOf) },
    { title: 'Regions', cells: names.map((name) => foldedList(regionsOf(name), 'Regions')) },
  ];
}

/** @param {string} title @param {readonly string[]} names @param {'context' | 'maxOutput'} key @returns {CompareLine} */
function figures(title, names, key) {
  const values = names.map((name) => modelOf(name)?.[key]);
  return { title, cells: values.map((value) => (value === undefined ? 'not known' : count(value))) };
}

/** @typedef {ReturnType<typeof priceOf>} IdPrice */

/** @param {string} title @param {readonly string[]} names @param {(price: IdPrice) => number | undefined} of @returns {CompareLine} */
function prices(title, names, of) {
  return { title, cells: names.map((name) => priceRange(name, of) ?? 'not known') };
}

/** Its ids need not cost the same. @param {string} name @param {(price: IdPrice) => number | undefined} of */
function priceRange(name, of) {
  const all = (rowsOf.get(name) ?? []).flatMap((index) => {
    const row = rows[index];
    return (row && of(priceOf(row))) ?? [];
  });
  if (all.length === 0) return undefined;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least === most ? `$${least}` : `$${least} to $${most}, by profile`;
}

/** @param {readonly string[]} names @returns {CompareLine} */
function longPrompts(names) {
  const cells = names.map((name) => {
    const input = priceRange(name, ({ long }) => long?.input);
    const output = priceRange(name, ({ long }) => long?.output);
    if (input === undefined || output === undefined) return 'no other price known';
    const above = Math.min(...(rowsOf.get(name) ?? []).map((index) => longOf(index)?.above ?? Infinity));
    return `Above ${count(above)} tokens: ${input} in; ${output} out`;
  });
  return { title: 'Price with a long prompt', cells };
}

/** @param {number} index */
function longOf(index) {
  const row = rows[index];
  return row && priceOf(row).long;
}

/** @param {string} name */
function sourcesOf(name) {
  const { context, maxOutput, price } = modelOf(name)?.sources ?? {};
  return sourcesCell([
    ['Context', context],
    ['Output', maxOutput],
    ['Price', price],
  ]);
}

const figureNames = { context: 'Context', maxOutput: 'Output', input: 'Price, input', output: 'Price, output' };

/** @param {string} name */
function disagreementsOf(name) {
  const all = modelOf(name)?.disagreements ?? [];
  return sourcesCell(
    all.map(({ of, value, source }) => {
      const isTokens = of === 'context' || of === 'maxOutput';
      return [`${figureNames[of]} ${isTokens ? count(value) : `$${value}`}`, source];
    }),
  );
}

/** @param {string} name */
function regionsOf(name) {
  return [...new Set((rowsOf.get(name) ?? []).map((row) => rows[row]?.region ?? ''))].toSorted();
}

/** @param {import('./models.js').Fold | undefined} fold */
function foldCell(fold) {
  if (fold === undefined) return '';
  const verdict = foldVerdict(fold);
  if (verdict === 'not-applicable') return 'does not apply';
  const sign = verdict === 'limit' ? undefined : mark(verdict);
  return el('span', { class: `pill ${verdict}`, title: foldSentence(fold) }, [sign, foldWord(fold)]);
}

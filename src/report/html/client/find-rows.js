/** Which ids can be called for what the reader needs: each with the Regions to call it from. */
import { contextMiss, modalityMisses, priceMisses, priceRank } from './find-answers.js';
import { insideOf } from './residency.js';
import { nameOfColumn } from './dom.js';
import { cellAt, data, rows, verdictOf, width } from './store.js';

/**
 * @typedef {import('./find-form.js').CommonNeed & { columns: number[] }} Need
 * @typedef {{ rows: number[], target: string, endpoint: string }} Found
 * @typedef {{ found: Found[], open: Map<string, number> }} Answer
 */

const models = new Map(data.models.map((model) => [model.name, model]));
/** @param {string} name */
export const modelOf = (name) => models.get(name);

/** What a call by the id of a row costs: profiles have prices of their own. @param {import('./store.js').PageRow} row @returns {Partial<Pick<import('../page-models.ts').PageModel, 'input' | 'output' | 'cacheRead' | 'long'>>} */
export function priceOf({ name, model, profile }) {
  const known = modelOf(name);
  return known?.priceOf?.[profile || model] ?? known ?? {};
}

/** Of the id of a row, in tokens: a model may be sold in sizes. @param {import('./store.js').PageRow} row */
export function contextOf({ name, model }) {
  const known = modelOf(name);
  return known?.contextOf?.[model] ?? known?.context;
}

/** What a model takes and gives, by its name: bedrock-mantle lists no modalities, and the runtime's stand for both. */
const modalities = new Map();
for (const { name, input, output } of rows) {
  const known = modalities.get(name) ?? { input: [], output: [] };
  modalities.set(name, {
    input: known.input.length > 0 ? known.input : input,
    output: known.output.length > 0 ? known.output : output,
  });
}

/** @param {string} name @param {'input' | 'output'} side @returns {string[]} */
export function modalitiesOf(name, side) {
  return modalities.get(name)?.[side] ?? [];
}

/** Rows that fail for want of knowledge are counted by what is not known. @param {Need} need @returns {Answer} */
export function findIds(need) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  /** @type {Answer['open']} */
  const open = new Map();
  for (const [index, row] of rows.entries()) {
    const misses = missesOf(index, need);
    if (misses.includes('no')) continue;
    const target = row.profile || row.model;
    if (misses.length > 0) {
      for (const miss of misses) open.set(miss, (open.get(miss) ?? 0) + 1);
      continue;
    }
    const key = `${row.endpoint} ${target}`;
    const known = found.get(key) ?? { rows: [], target, endpoint: row.endpoint };
    known.rows.push(index);
    found.set(key, known);
  }
  return { found: [...found.values()].toSorted(byPrice), open };
}

/** `no`, or what is not known of it. @param {number} index @param {Need} need */
function missesOf(index, need) {
  const row = rows[index];
  if (row === undefined) return ['no'];
  const { name, region } = row;
  return [
    need.region === '' || region === need.region ? '' : 'no',
    ...need.columns.map((column) => answers(index, column, need.columns)),
    ...modalityMisses(need, (side) => modalitiesOf(name, side)),
    residencyMiss(row, need.residency),
    contextMiss(need, contextOf(row)),
    ...priceMisses(need, priceOf(row)),
  ].filter(Boolean);
}

/** @param {number} row @param {number} column @param {readonly number[]} wanted All columns that are wanted. */
function answers(row, column, wanted) {
  const place = row * width + column;
  const verdict = verdictOf[place] ?? 4;
  if (verdict === 3 || verdict === 4) return 'whether it answers';
  if (verdict !== 0) return 'no';
  return isShownOn(place, wanted)
    ? ''
    : `${nameOfColumn(data.apis[column]?.label ?? '')} on the chosen APIs, which --features-api tests`;
}

/** A feature that one API has may be refused by the next: it counts on the API that it was tested on. @param {number} place @param {readonly number[]} wanted */
function isShownOn(place, wanted) {
  const api = data.apis[place % width];
  const apis = wanted.flatMap((column) => (data.apis[column]?.isFeature ? [] : (data.apis[column]?.name ?? [])));
  // The reader who chooses a column of its own for an API names the API with it.
  if (!api?.isFeature || api.name.includes('@') || apis.length === 0) return true;
  return apis.includes(cellAt(place).testedOn);
}

/** Every place where a call may be answered must be inside. @param {import('./store.js').PageRow} row @param {string} name */
function residencyMiss(row, name) {
  const inside = insideOf(data.residencies, name);
  if (inside === undefined) return '';
  // A global profile may route anywhere, whatever its model ARNs name.
  // With several accounts the name of the account stands behind the Region.
  const [region = ''] = row.region.split(' ');
  if (!inside(region) || row.profileType === 'global-cross-region') return 'no';
  // No listing of bedrock-mantle tells where its calls are answered.
  if (row.endpoint === 'bedrock-mantle') return 'where bedrock-mantle answers';
  if (row.profileType === 'in-region') return '';
  if (row.destinations.length === 0) return 'destinations of the profile';
  return row.destinations.every(inside) ? '' : 'no';
}

/** The cheap ones first, of two alike the one that answers in more Regions; unknown prices last. @param {Found} a @param {Found} b */
function byPrice(a, b) {
  return rankOf(a) - rankOf(b) || b.rows.length - a.rows.length || (a.target < b.target ? -1 : 1);
}

/** @param {Found} found */
function rankOf({ rows: [first = 0] }) {
  const row = rows[first];
  return priceRank(row === undefined ? {} : priceOf(row));
}

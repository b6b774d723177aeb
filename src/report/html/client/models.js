/** One line per model: what all its Regions and profiles come to on each API. Nothing is called a no where it is not known. */
import { count, counted } from './dom.js';
import { grouped } from './grouped.js';
import { data, limitOf, limitStated, notApplicable, rows, rowsLeft, verdictOf, width } from './store.js';

/** @typedef {import('./store.js').Filter} Filter */
/**
 * In how many Regions (of how many) one API of a model works, and what the others are. `absent`: not listed there; `limit`: of
 * a column that asks for one, what the service named, in tokens.
 * @typedef {{ works: number, unsupported: number, blocked: number, unknown: number, untested: number, none: number, absent: number, total: number, limit: string }} Fold
 */
/** @typedef {{ name: string, rows: readonly number[], folds: Fold[] }} Group */

const hasAccounts = rows.some(({ region }) => region.includes(' ('));
const regionsOfRun = [...new Set([...(hasAccounts ? [] : data.regions), ...rows.map(({ region }) => region)])];
const unlisted = new Set(data.unlisted);

/** Text, verdict and change choose models; Region, endpoint, provider and profile type also say which rows count. @param {Filter} filter @param {readonly number[]} left Rows that the whole filter leaves. @returns {Group[]} */
export function groupsLeft(filter, left) {
  const meant = new Set(left.map(nameOf));
  const meantRows = rowsLeft({ ...filter, text: '', verdicts: new Set(), changed: false });
  const byName = grouped(
    meantRows.filter((row) => meant.has(nameOf(row))),
    nameOf,
  );
  const regions = filter.region === '' ? regionsOfRun : [filter.region];
  return [...byName].map(([name, own]) => ({ name, rows: own, folds: foldsOf(own, regions) })).toSorted(byUse);
}

/** @param {number} row */
function nameOf(row) {
  return rows[row]?.name ?? '';
}

/** @param {readonly number[]} own @param {readonly string[]} regions */
export function foldsOf(own, regions = regionsOfRun) {
  const byRegion = grouped(own, (row) => rows[row]?.region ?? '');
  const gone = regions.filter((region) => !byRegion.has(region));
  const unknown = gone.filter((region) => unlisted.has(region)).length;
  return data.apis.map((_, column) => {
    const fold = { works: 0, unsupported: 0, blocked: 0, unknown, untested: 0, none: 0, absent: gone.length - unknown };
    for (const here of byRegion.values()) fold[stateOf(here, column)] += 1;
    return { ...fold, total: regions.length, limit: limitsIn(own, column) };
  });
}

/** `10,000`, or `5,000 to 10,000` where Regions or profiles differ. @param {readonly number[]} own @param {number} column */
function limitsIn(own, column) {
  const limits = own.flatMap((row) => limitOf(row * width + column) ?? []).toSorted((a, b) => a - b);
  return [...new Set([limits.at(0), limits.at(-1)])]
    .flatMap((one) => (one === undefined ? [] : count(one)))
    .join(' to ');
}

/** What one Region comes to: one row that answers is enough; one that is open leaves it open. @param {readonly number[]} here @param {number} column */
function stateOf(here, column) {
  const verdicts = new Set(here.map((row) => verdictOf[row * width + column] ?? 4));
  verdicts.delete(notApplicable);
  if (verdicts.size === 0) return 'none';
  if (verdicts.has(limitStated)) return 'works';
  if (verdicts.has(0)) return 'works';
  if (verdicts.size === 1 && verdicts.has(4)) return 'untested';
  if (verdicts.has(3) || verdicts.has(4)) return 'unknown';
  return verdicts.has(2) ? 'blocked' : 'unsupported';
}

/** Those first that can be used for most. @param {Group} a @param {Group} b */
function byUse(a, b) {
  return use(b) - use(a) || (a.name < b.name ? -1 : 1);
}

/** APIs count more than Regions. @param {Group} group */
function use({ folds }) {
  return folds.reduce(
    (sum, { works }, column) => sum + (works === 0 || data.apis[column]?.isFeature ? 0 : 1000 + works),
    0,
  );
}

/** What the cell shows. @param {Fold} fold */
export function foldWord({ works, unsupported, blocked, unknown, untested, total, limit }) {
  if (limit !== '') return limit;
  if (works === total) return total === 1 ? 'works' : 'everywhere';
  if (works > 0) return `${works} of ${total}`;
  if (unknown > 0 || (untested > 0 && (unsupported > 0 || blocked > 0))) return 'unknown';
  if (blocked > 0) return 'blocked';
  if (unsupported > 0) return 'not';
  return untested > 0 ? 'not tested' : '';
}

/** The verdict by whose colour it is drawn. @param {Fold} fold */
export function foldVerdict(fold) {
  if (fold.limit !== '') return 'limit';
  if (fold.works > 0) return 'supported';
  /** @type {Record<string, string>} */
  const verdicts = { unknown: 'inconclusive', blocked: 'blocked', not: 'unsupported', 'not tested': 'untested' };
  return verdicts[foldWord(fold)] ?? 'not-applicable';
}

/** All of it in words: `works in 24 of 32 Regions; blocked in 2, unknown in 1`. @param {Fold} fold */
export function foldSentence(fold) {
  const { works, total, limit } = fold;
  const rest = /** @type {const} */ ([
    ['blocked', fold.blocked],
    ['unknown', fold.unknown],
    ['does not work', fold.unsupported],
    ['not tested', fold.untested],
    ['does not apply', fold.none],
    ['not listed', fold.absent],
  ]).flatMap(([word, number]) => (number === 0 ? [] : [`${word} in ${count(number)}`]));
  const where = `in ${works === 0 ? 'none' : works} of ${counted(total, 'Region')}`;
  const first = limit === '' ? `works ${where}` : `${limit} tokens, named ${where}`;
  return rest.length === 0 ? first : `${first}; ${rest.join(', ')}`;
}

/** Draws the head of the matrix: the columns, and how much works in each. */
import { count, counted, el } from './dom.js';
import { columnTitle } from './row-line.js';
import { data, limitStated, verdictOf, width } from './store.js';

/** @typedef {{ groups: readonly import('./models.js').Group[] | undefined, left: readonly { row?: number }[] }} Shown */

/** @param {number} column @param {Shown} shown */
function workIn(column, { groups, left }) {
  if (groups !== undefined) return groups.filter(({ folds }) => (folds[column]?.works ?? 0) > 0).length;
  const sought = data.apis[column]?.isLimit ? limitStated : 0;
  return left.filter(({ row = 0 }) => verdictOf[row * width + column] === sought).length;
}

/** @param {Shown} shown */
export function headLine(shown) {
  const { groups, left } = shown;
  const cells = data.apis.map(({ label, isLimit }, column) =>
    el('th', { scope: 'col', 'aria-colindex': column + 2 }, [
      el('span', { class: 'api', title: label }, [columnTitle(label)]),
      el('span', { class: 'sum' }, [`${count(workIn(column, shown))} ${isLimit ? 'known' : 'work'}`]),
    ]),
  );
  const first = el('th', { scope: 'col', class: 'corner', 'aria-colindex': 1 }, [
    el('span', { class: 'api' }, [groups !== undefined ? 'Model' : 'Model or profile']),
    el('span', { class: 'sum' }, [
      groups !== undefined ? counted(groups.length, 'model') : counted(left.length, 'row'),
    ]),
  ]);
  return el('tr', { 'aria-rowindex': 1 }, [first, ...cells]);
}

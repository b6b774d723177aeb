/** Draws the line of one model: its name, which unfolds its rows, and what each API comes to. */
import { counted, el, mark } from './dom.js';
import { foldSentence, foldVerdict, foldWord } from './models.js';
import { data, rows } from './store.js';

/** @typedef {import('./models.js').Group} Group */

/** @param {Group} group @param {{ line: number, open: boolean, active: number | undefined }} look */
export function groupTitle(group, { line, open, active }) {
  const attributes = {
    type: 'button',
    class: 'unfold',
    'aria-expanded': String(open),
    'data-fold': true,
    'data-line': line,
    'data-column': -1,
    tabindex: active === -1 ? 0 : -1,
    title: `${open ? 'Hide' : 'Show'} the rows of ${group.name}`,
  };
  return el('th', { scope: 'row', 'aria-colindex': 1 }, [
    el('button', attributes, [
      el('span', { class: 'id' }, [group.name]),
      el('span', { class: 'place' }, [placeOf(group)]),
    ]),
  ]);
}

/** @param {Group} group */
function placeOf(group) {
  const own = group.rows.map((row) => rows[row]);
  const regions = new Set(own.map((row) => row?.region));
  const legacy = own.every((row) => row?.lifecycle === 'LEGACY') ? 'legacy' : '';
  return [own[0]?.provider, counted(regions.size, 'Region'), counted(own.length, 'row'), legacy]
    .filter(Boolean)
    .join(' · ');
}

/** @param {Group} group @param {{ line: number, active: number | undefined }} look */
export function groupCells({ folds }, { line, active }) {
  return folds.map((fold, column) => {
    const verdict = foldVerdict(fold);
    const said = `${data.apis[column]?.label}: ${foldSentence(fold)}`;
    const word = foldWord(fold);
    const part = fold.works > 0 && fold.works < fold.total;
    const attributes = {
      role: 'gridcell',
      tabindex: active === column ? 0 : -1,
      'aria-colindex': column + 2,
      'aria-label': said,
      'data-place': true,
      'data-line': line,
      'data-column': column,
      title: said,
    };
    return el('td', attributes, [
      el('span', { class: `cell folded ${verdict}${part ? ' part-of-it' : ''}` }, [
        verdict === 'not-applicable' || verdict === 'limit' || part ? undefined : mark(verdict),
        el('span', { class: 'fold-word' }, [word]),
        part && fold.unknown > 0 ? el('span', { class: 'open-ones' }, [`${fold.unknown} ?`]) : undefined,
      ]),
    ]);
  });
}

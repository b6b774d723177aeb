/** Draws a line of the matrix: a model, or a row; and what stands there where there is none. */
import { el } from './dom.js';
import { groupCells, groupTitle } from './group-line.js';
import { rowCell, rowTitle } from './row-line.js';
import { data, isMeant, width } from './store.js';

/** One of both: a model, or a row. @typedef {{ group?: import('./models.js').Group, row?: number, ofGroup?: boolean }} Line */
/** Where the reader is, which place is open, and what is dimmed. @typedef {{ line: number, column: number, opened: number, filter: Pick<import('./store.js').Filter, 'verdicts' | 'changed'> }} Look */

/** @param {Line} line @param {{ index: number, isUnfolded: boolean, look: Look }} place */
export function gridLine({ group, row = 0, ofGroup }, { index, isUnfolded, look }) {
  const active = look.line === index ? look.column : undefined;
  if (group !== undefined) {
    return el('tr', { 'aria-rowindex': index + 2, class: isUnfolded ? 'open' : undefined }, [
      groupTitle(group, { line: index, open: isUnfolded, active }),
      ...groupCells(group, { line: index, active }),
    ]);
  }
  const cells = data.apis.map((_, column) => {
    const place = row * width + column;
    return rowCell(place, {
      line: index,
      column,
      active: column === active,
      opened: place === look.opened,
      faint: !isMeant(place, look.filter),
    });
  });
  return el('tr', { 'aria-rowindex': index + 2 }, [rowTitle(row, ofGroup), ...cells]);
}

export function emptyLine() {
  const words = el('p', {}, ['No row fits these filters.']);
  return el('tr', { class: 'empty' }, [el('td', { colspan: width + 1 }, [words])]);
}

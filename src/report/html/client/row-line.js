/** Draws the line of one row: its id and place, and a mark for each API. */
import { count, counted, el, mark } from './dom.js';
import { changeWord } from './evidence.js';
import { changeAt, data, limitOf, rows, verdictName } from './store.js';

/** Without the word that all columns of its kind share, and with places where the line may break. @param {string} label */
export function columnTitle(label) {
  return label.replace(/_(?:Feature|Value|Limit|Probe)$/, '').replace(/(?<=[a-z])(?=[A-Z])|(?<=_)/g, '\u200B');
}

/** @param {number} row @param {boolean} [below] Below the line of its model. */
export function rowTitle(row, below) {
  const { model, profile, provider, region, endpoint, profileType, lifecycle } = rows[row] ?? { model: '' };
  const reach = profile ? `${profileType?.replace('-cross-region', '')} profile` : 'in-region';
  const place = [below ? '' : provider, region, endpoint?.replace('bedrock-', ''), reach].filter(Boolean).join(' · ');
  return el('th', { scope: 'row', 'aria-colindex': 1, class: below ? 'below' : undefined }, [
    el('span', { class: 'id', title: profile || model }, [profile || model]),
    el('span', { class: 'place' }, [place, lifecycle === 'LEGACY' ? el('b', {}, ['legacy']) : undefined]),
  ]);
}

/** @param {number} place @param {{ line: number, column: number, active: boolean, opened: boolean, faint: boolean }} look */
export function rowCell(place, { line, column, active, opened, faint }) {
  const verdict = verdictName(place);
  const change = changeAt.get(place);
  const limit = limitOf(place);
  const word = verdict === 'not-applicable' ? 'does not apply' : verdict;
  const said = `${data.apis[column]?.label}: ${limit === undefined ? word : counted(limit, 'token')}${change === undefined ? '' : `, ${changeWord(change)} since the baseline`}`;
  const attributes = {
    role: 'gridcell',
    class: faint ? 'faint' : undefined,
    tabindex: active ? 0 : -1,
    'aria-colindex': column + 2,
    'aria-label': said,
    'aria-selected': opened ? 'true' : undefined,
    'data-place': place,
    'data-line': line,
    'data-column': column,
    title: said,
  };
  return el('td', attributes, [
    el('span', { class: `cell ${verdict}${change === undefined ? '' : ` changed ${change}`}` }, [
      limit === undefined ? (verdict === 'not-applicable' ? undefined : mark(verdict)) : count(limit),
    ]),
  ]);
}

/** Models side by side: which of them, chosen by the reader and kept in the link, and the table. */
import { byId, el } from './dom.js';
import { chosenList, remember } from './link.js';

/** @typedef {{ title: string, cells: readonly (Node | string)[] }} CompareLine */

/** @type {string[]} */
let compared = [];
/** @type {(names: readonly string[]) => readonly CompareLine[]} */
let linesFor = () => [];

/** @param {readonly string[]} names @param {(names: readonly string[]) => readonly CompareLine[]} lines What the table says of those that are chosen, a cell for each. */
export function startCompare(names, lines) {
  compared = chosenList('model').filter((name) => names.includes(name));
  linesFor = lines;
  const pick = el('select', { id: 'compare-pick' }, [
    el('option', { value: '' }, ['Choose a model']),
    ...names.map((name) => el('option', { value: name }, [name])),
  ]);
  pick.addEventListener('change', () => {
    if (pick.value !== '' && !compared.includes(pick.value)) compared = [...compared, pick.value];
    pick.value = '';
    showCompare();
  });
  openOnPaper(byId('compare-table'));
  byId('compare-form').replaceChildren(el('label', {}, [el('span', {}, ['Add a model']), pick]));
}

export function showCompare() {
  remember('model', compared);
  const table = byId('compare-table');
  table.hidden = compared.length === 0;
  byId('compare-none').hidden = compared.length > 0;
  byId('compare-note').hidden = compared.length === 0;
  if (compared.length === 0) return;
  table.replaceChildren(
    el('thead', {}, [el('tr', {}, [el('td'), ...compared.map(headOf)])]),
    el(
      'tbody',
      {},
      linesFor(compared).map(({ title, cells }) =>
        el('tr', {}, [el('th', { scope: 'row' }, [title]), ...cells.map((cell) => el('td', {}, [cell]))]),
      ),
    ),
  );
}

/** @param {string} name */
function headOf(name) {
  const remove = el('button', { type: 'button', class: 'link', 'aria-label': `Remove ${name}` }, ['Remove']);
  remove.addEventListener('click', () => {
    compared = compared.filter((one) => one !== name);
    showCompare();
  });
  return el('th', { scope: 'col' }, [el('span', { class: 'id' }, [name]), remove]);
}

/** What is folded on the screen is read on paper. @param {HTMLElement} part */
function openOnPaper(part) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...part.querySelectorAll('details:not([open])')].filter((one) => one instanceof HTMLDetailsElement);
    for (const one of opened) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
  });
}

/** All that is long stands folded. @param {readonly string[]} list @param {string} noun */
export function foldedList(list, noun) {
  if (list.length < 4) return list.join(', ') || 'none';
  return el('details', {}, [el('summary', {}, [`${list.length} ${noun}`]), list.join(', ')]);
}

/** Where figures stand written. @param {readonly (readonly [what: string, source: string | undefined])[]} sources */
export function sourcesCell(sources) {
  const known = sources.filter(([, source]) => source !== undefined && source !== 'unknown');
  if (known.length === 0) return 'none';
  return el(
    'ul',
    { class: 'sources' },
    known.map(([what, source]) => el('li', {}, [`${what}: ${source}`])),
  );
}

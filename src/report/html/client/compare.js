/** Models side by side: limits, prices, what they take and give, APIs, features, Regions. */
import { byId, count, el, mark, nameOfColumn } from './dom.js';
import { modalitiesOf, modelOf } from './find-rows.js';
import { chosenList, remember } from './link.js';
import { foldSentence, foldVerdict, foldWord, foldsOf } from './models.js';
import { data, rows } from './store.js';

/** @type {Map<string, number[]>} */
const rowsOf = new Map();
for (const [index, { name }] of rows.entries()) rowsOf.set(name, [...(rowsOf.get(name) ?? []), index]);
const names = [...rowsOf.keys()].toSorted();

let compared = chosenList('model').filter((name) => rowsOf.has(name));

export function startCompare() {
  const pick = el('select', { id: 'compare-pick' }, [
    el('option', { value: '' }, ['Choose a model']),
    ...names.map((name) => el('option', { value: name }, [name])),
  ]);
  pick.addEventListener('change', () => {
    if (pick.value !== '' && !compared.includes(pick.value)) compared = [...compared, pick.value];
    pick.value = '';
    showCompare();
  });
  byId('compare-form').replaceChildren(el('label', {}, [el('span', {}, ['Add a model']), pick]));
}

export function showCompare() {
  remember('model', compared);
  const table = byId('compare-table');
  table.hidden = compared.length === 0;
  byId('compare-none').hidden = compared.length > 0;
  if (compared.length === 0) return;
  const folds = compared.map((name) => foldsOf(rowsOf.get(name) ?? []));
  table.replaceChildren(
    el('caption', { class: 'hint' }, [
      'Prices are list prices in US dollars per million tokens; a title names the source of each figure.',
    ]),
    el('thead', {}, [el('tr', {}, [el('td'), ...compared.map(headOf)])]),
    el('tbody', {}, [
      ...factLines(),
      ...data.apis.map(({ label }, column) =>
        line(
          nameOfColumn(label),
          folds.map((own) => foldCell(own[column])),
        ),
      ),
    ]),
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

/** @param {string} title @param {readonly (Node | string)[]} cells */
function line(title, cells) {
  return el('tr', {}, [el('th', { scope: 'row' }, [title]), ...cells.map((cell) => el('td', {}, [cell]))]);
}

function factLines() {
  const listed = (/** @type {(name: string) => readonly string[]} */ of) =>
    compared.map((name) => of(name).join(', ') || 'not listed');
  const own = (/** @type {string} */ name) => (rowsOf.get(name) ?? []).map((row) => rows[row]);
  const valuesOf = (/** @type {'provider' | 'lifecycle' | 'endpoint' | 'profileType'} */ key) =>
    listed((name) => [...new Set(own(name).map((row) => row?.[key] ?? ''))].filter(Boolean));
  return [
    line('Provider', valuesOf('provider')),
    line('Lifecycle', valuesOf('lifecycle')),
    line('Endpoints', valuesOf('endpoint')),
    line('Reach', valuesOf('profileType')),
    line(
      'Takes',
      listed((name) => modalitiesOf(name, 'input').map((word) => word.toLowerCase())),
    ),
    line(
      'Gives',
      listed((name) => modalitiesOf(name, 'output').map((word) => word.toLowerCase())),
    ),
    line('Context window, tokens', figures('context', 'context')),
    line('Output at most, tokens', figures('maxOutput', 'maxOutput')),
    line('Input price', figures('input', 'price')),
    line('Output price', figures('output', 'price')),
    line('Price of cached input', figures('cacheRead', 'price')),
    line('Regions', compared.map(regionsCell)),
  ];
}

/** @param {'context' | 'maxOutput' | 'input' | 'output' | 'cacheRead'} key @param {'context' | 'maxOutput' | 'price'} source */
function figures(key, source) {
  return compared.map((name) => {
    const model = modelOf(name);
    const value = model?.[key];
    if (value === undefined) return 'not known';
    return el('span', { title: model?.sources[source] ?? '' }, [source === 'price' ? `$${value}` : count(value)]);
  });
}

/** @param {string} name */
function regionsCell(name) {
  const regions = [...new Set((rowsOf.get(name) ?? []).map((row) => rows[row]?.region ?? ''))].toSorted();
  if (regions.length < 4) return regions.join(', ');
  return el('details', {}, [el('summary', {}, [`${count(regions.length)} Regions`]), regions.join(', ')]);
}

/** @param {import('./models.js').Fold | undefined} fold */
function foldCell(fold) {
  if (fold === undefined) return '';
  const verdict = foldVerdict(fold);
  if (verdict === 'not-applicable') return 'does not apply';
  return el('span', { class: `pill ${verdict}`, title: foldSentence(fold) }, [mark(verdict), foldWord(fold)]);
}

/** Find: what the reader needs, and the ids that do it. */
import { byId, count, counted, el, nameOfColumn } from './dom.js';
import { findIds, modalitiesOf } from './find-rows.js';
import { checkGroup, sayOnPaper } from './fields.js';
import { modalityFields, needInLink, placeFields, rememberCommon } from './find-form.js';
import { foundItem } from './found-item.js';
import { chosenList, remember } from './link.js';
import { data, rows } from './store.js';

const mostShown = 50;

/** @type {import('./find-rows.js').Need} */
const need = {
  columns: chosenList('need').flatMap((name) => {
    const column = data.apis.findIndex((api) => api.name === name);
    return column === -1 ? [] : [column];
  }),
  ...needInLink(),
};

export function startFind() {
  /** @param {'input' | 'output'} side */
  const words = (side) => valuesOf(({ name }) => modalitiesOf(name, side));
  const form = el('form', { class: 'find-form', 'aria-label': 'What you need' }, [
    checkGroup('APIs', { chosen: need.columns, choices: columns(false) }, showFound),
    checkGroup('Features', { chosen: need.columns, choices: columns(true) }, showFound),
    ...modalityFields(need, { input: words('input'), output: words('output') }, showFound),
    placeFields(need, { regions: valuesOf(({ region }) => [region]), residencies: data.residencies }, showFound),
  ]);
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('find-form').replaceChildren(form);
  sayOnPaper(form, byId('find-said'));
}

/** A limit is no need: its answer is a figure. @param {boolean} features @returns {[string, number][]} */
function columns(features) {
  return data.apis.flatMap(({ label, isFeature = false, isLimit }, column) =>
    isFeature === features && !isLimit ? [/** @type {[string, number]} */ ([nameOfColumn(label), column])] : [],
  );
}

/** @param {(row: import('./store.js').PageRow) => readonly string[]} of */
function valuesOf(of) {
  return [...new Set(rows.flatMap(of))].toSorted();
}

function rememberNeed() {
  remember(
    'need',
    need.columns.map((column) => data.apis[column]?.name ?? ''),
  );
  rememberCommon(need);
}

export function showFound() {
  rememberNeed();
  // Who asks for nothing still asks for an id that answers something.
  const asked = need.columns.length > 0;
  const { found, open } = asked ? findIds(need) : { found: [], open: {} };
  const regions = new Set(found.flatMap((one) => one.rows.map((row) => rows[row]?.region)));
  byId('found-count').textContent = asked
    ? `${counted(found.length, 'id')}, callable from ${counted(regions.size, 'Region')}, the cheapest first`
    : 'Choose at least one API or feature.';
  const left = Object.entries(open).map(([what, number]) => `${count(number)} (${what} not known)`);
  const note =
    left.length === 0 ? [] : [el('p', { class: 'hint' }, [`Rows left out because it is unknown: ${left.join(', ')}.`])];
  const more =
    found.length > mostShown
      ? [el('p', { class: 'hint' }, [`and ${count(found.length - mostShown)} more: narrow it down.`])]
      : [];
  byId('found').replaceChildren(
    el(
      'ul',
      {},
      found.slice(0, mostShown).map((one) => foundItem(one, need)),
    ),
    ...more,
    ...note,
  );
}

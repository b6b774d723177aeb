/** Find: what the reader needs, and the ids that do it. */
import { byId, count, counted, el, nameOfColumn } from './dom.js';
import { findIds, modalitiesOf } from './find-rows.js';
import { checkGroup, choiceField, numberField, sayOnPaper } from './fields.js';
import { foundItem } from './found-item.js';
import { chosen, chosenList, remember } from './link.js';
import { data, rows } from './store.js';

const mostShown = 50;

/** @type {import('./find-rows.js').Need} */
const need = {
  columns: chosenList('need').flatMap((name) => {
    const column = data.apis.findIndex((api) => api.name === name);
    return column === -1 ? [] : [column];
  }),
  input: chosenList('in'),
  output: chosenList('out'),
  region: chosen('from'),
  residency: chosen('stay'),
  context: Number(chosen('context')) || 0,
  inputPrice: Number(chosen('inputPrice')) || 0,
  outputPrice: Number(chosen('outputPrice')) || 0,
};

export function startFind() {
  const regions = valuesOf(({ region }) => [region]);
  const residencies = data.residencies.map(({ name }) => name);
  // A link made from another run may name what is not in this one.
  if (!regions.includes(need.region)) need.region = '';
  if (!residencies.includes(need.residency)) need.residency = '';
  /** @param {string} title @param {'input' | 'output'} side */
  const modalities = (title, side) =>
    checkGroup(title, { chosen: need[side], choices: modalityChoices(side) }, showFound);
  const form = el('form', { class: 'find-form', 'aria-label': 'What you need' }, [
    checkGroup('APIs', { chosen: need.columns, choices: columns(false) }, showFound),
    checkGroup('Features', { chosen: need.columns, choices: columns(true) }, showFound),
    modalities('Takes', 'input'),
    modalities('Gives', 'output'),
    el('fieldset', { class: 'filters' }, [
      el('legend', {}, ['Where and how much']),
      choiceField('Called from', { chosen: need.region, none: 'Anywhere', values: regions }, set('region')),
      choiceField('Data stays in', { chosen: need.residency, none: 'Anywhere', values: residencies }, set('residency')),
      numberField('Context window, tokens, at least', need.context, set('context')),
      numberField('Input price at most, $ per million tokens', need.inputPrice, set('inputPrice')),
      numberField('Output price at most, $ per million tokens', need.outputPrice, set('outputPrice')),
    ]),
  ]);
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('find-form').replaceChildren(form);
  sayOnPaper(form, byId('find-said'));
}

/** @template {'region' | 'residency' | 'context' | 'inputPrice' | 'outputPrice'} K @param {K} key @returns {(value: import('./find-rows.js').Need[K]) => void} */
function set(key) {
  return (value) => {
    need[key] = value;
    showFound();
  };
}

/** @param {boolean} features @returns {[string, number][]} */
function columns(features) {
  return data.apis.flatMap(({ label, isFeature = false }, column) =>
    isFeature === features ? [/** @type {[string, number]} */ ([nameOfColumn(label), column])] : [],
  );
}

/** @param {'input' | 'output'} side @returns {[string, string][]} */
function modalityChoices(side) {
  return valuesOf(({ name }) => modalitiesOf(name, side)).map((word) => [word.toLowerCase(), word]);
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
  remember('in', need.input);
  remember('out', need.output);
  remember('from', need.region);
  remember('stay', need.residency);
  for (const key of /** @type {const} */ (['context', 'inputPrice', 'outputPrice']))
    remember(key, need[key] === 0 ? '' : String(need[key]));
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

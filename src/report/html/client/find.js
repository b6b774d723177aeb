/** Find: what the reader needs, and the ids that do it. */
import { byId, count, el, nameOfColumn } from './dom.js';
import { findIds, modalitiesOf } from './find-rows.js';
import { foundItem } from './found-item.js';
import { chosen, chosenList, remember } from './link.js';
import { inRegions } from './models.js';
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
  const form = el('form', { class: 'find-form', 'aria-label': 'What you need' }, [
    checks('APIs', need.columns, columns(false)),
    checks('Features', need.columns, columns(true)),
    checks('Takes', need.input, modalityChoices('input')),
    checks('Gives', need.output, modalityChoices('output')),
    el('fieldset', { class: 'filters' }, [
      el('legend', {}, ['Where and how much']),
      select(
        'Called from',
        'region',
        valuesOf(({ region }) => [region]),
      ),
      select(
        'Data stays in',
        'residency',
        data.residencies.map(({ name }) => name),
      ),
      numberField('Context window, tokens, at least', 'context'),
      numberField('Input price at most, $ per million tokens', 'inputPrice'),
      numberField('Output price at most, $ per million tokens', 'outputPrice'),
    ]),
  ]);
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('find-form').replaceChildren(form);
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

/** Nothing to choose: no field. @template T @param {string} title @param {T[]} list @param {readonly [string, T][]} choices */
function checks(title, list, choices) {
  if (choices.length === 0) return undefined;
  const boxes = choices.map(([label, value]) => {
    const box = el('input', { type: 'checkbox', checked: list.includes(value) });
    box.addEventListener('change', () => {
      if (box.checked) list.push(value);
      else list.splice(list.indexOf(value), 1);
      showFound();
    });
    return el('label', { class: 'check' }, [box, label]);
  });
  return el('fieldset', {}, [el('legend', {}, [title]), el('div', { class: 'checks' }, boxes)]);
}

/** @param {string} label @param {'region' | 'residency'} key @param {readonly string[]} values */
function select(label, key, values) {
  if (!values.includes(need[key])) need[key] = '';
  const options = values.map((value) => el('option', { value }, [value]));
  const field = el('select', {}, [el('option', { value: '' }, ['Anywhere']), ...options]);
  field.value = need[key];
  field.addEventListener('change', () => {
    need[key] = field.value;
    showFound();
  });
  return el('label', {}, [el('span', {}, [label]), field]);
}

/** @param {string} label @param {'context' | 'inputPrice' | 'outputPrice'} key */
function numberField(label, key) {
  const field = el('input', { type: 'number', min: 0, step: 'any', inputmode: 'decimal' });
  field.value = need[key] === 0 ? '' : String(need[key]);
  field.addEventListener('input', () => {
    need[key] = Math.max(0, Number(field.value) || 0);
    showFound();
  });
  return el('label', {}, [el('span', {}, [label]), field]);
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
    ? `${count(found.length)} ids, callable from ${inRegions(regions.size)}, the cheapest first`
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

/** Find: what the reader needs, and the ids that do it. */
import { byId, counted, nameOfColumn } from './dom.js';
import { showAnswers } from './find-answers.js';
import { findIds, modalitiesOf } from './find-rows.js';
import { checkGroup } from './fields.js';
import {
  missingPlaces,
  missingText,
  modalityFields,
  needInLink,
  placeFields,
  rememberCommon,
  showFindForm,
} from './find-form.js';
import { foundItem } from './found-item.js';
import { chosenList, remember } from './link.js';
import { data, rows } from './store.js';

/** @type {import('./find-rows.js').Need} */
const need = {
  columns: chosenList('need').flatMap((name) => {
    const column = data.apis.findIndex((api) => api.name === name);
    return column === -1 ? [] : [column];
  }),
  ...needInLink(),
};
/** What a link from another page asks for and is not in this one, until the reader chooses. */
let missing = chosenList('need').filter((name) => data.apis.every((api) => api.name !== name));

export function startFind() {
  /** @param {'input' | 'output'} side */
  const words = (side) => valuesOf(({ name }) => modalitiesOf(name, side));
  const places = { regions: valuesOf(({ region }) => [region]), residencies: data.residencies };
  missing = [...missing, ...missingPlaces(need, places)];
  showFindForm([
    checkGroup('APIs', { chosen: need.columns, choices: columns(false) }, chooseAgain),
    checkGroup('Features', { chosen: need.columns, choices: columns(true) }, chooseAgain),
    ...modalityFields(need, { input: words('input'), output: words('output') }, chooseAgain),
    placeFields(need, places, chooseAgain),
  ]);
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

function chooseAgain() {
  missing = [];
  showFound();
}

export function showFound() {
  if (missing.length > 0) {
    byId('found-count').textContent = missingText(missing);
    return;
  }
  rememberNeed();
  // Who asks for nothing still asks for an id that answers something.
  const asked = need.columns.length > 0;
  const { found, open } = asked ? findIds(need) : { found: [], open: new Map() };
  const regions = new Set(found.flatMap((one) => one.rows.map((row) => rows[row]?.region)));
  const some = `${counted(found.length, 'id')}, callable from ${counted(regions.size, 'Region')}, the cheapest first`;
  const all = found.length === 0 ? '0 ids: no id answered all of this' : some;
  byId('found-count').textContent = asked ? all : 'Choose at least one API or feature.';
  showAnswers(found, { itemOf: (one) => foundItem(one, need), noun: 'row', open });
}

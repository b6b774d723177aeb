/** What every Find asks for: modalities, where to call from, where data stays, context and price. */
import { copyButton } from './copy.js';
import { byId, el } from './dom.js';
import { checkGroup, choiceField, numberField, sayOnPaper } from './fields.js';
import { chosen, chosenList, remember } from './link.js';

/** 0 and the empty text ask for nothing. @typedef {{ input: string[], output: string[], region: string, residency: string, context: number, inputPrice: number, outputPrice: number }} CommonNeed */

/** As the link has it. @returns {CommonNeed} */
export function needInLink() {
  return {
    input: chosenList('in'),
    output: chosenList('out'),
    region: chosen('from'),
    residency: chosen('stay'),
    context: Number(chosen('context')) || 0,
    inputPrice: Number(chosen('inputPrice')) || 0,
    outputPrice: Number(chosen('outputPrice')) || 0,
  };
}

/** @param {CommonNeed} need */
export function rememberCommon(need) {
  remember('in', need.input);
  remember('out', need.output);
  remember('from', need.region);
  remember('stay', need.residency);
  for (const key of /** @type {const} */ (['context', 'inputPrice', 'outputPrice']))
    remember(key, need[key] === 0 ? '' : String(need[key]));
}

/** @param {CommonNeed} need @param {{ input: readonly string[], output: readonly string[] }} words @param {() => void} changed */
export function modalityFields(need, words, changed) {
  return [
    checkGroup('Takes', { chosen: need.input, choices: choicesOf(words.input) }, changed),
    checkGroup('Gives', { chosen: need.output, choices: choicesOf(words.output) }, changed),
  ];
}

/** @param {readonly string[]} words @returns {[string, string][]} */
export function choicesOf(words) {
  return words.map((word) => [word.toLowerCase(), word]);
}

/** @typedef {{ regions: readonly string[], residencies: readonly { name: string }[] }} Places */

/** Takes out of the need what a link from another page names and this one does not have. @param {CommonNeed} need @param {Places} places @returns {string[]} */
export function missingPlaces(need, { regions, residencies }) {
  const { region, residency } = need;
  const missing = [
    regions.includes(region) ? '' : region,
    residencies.some(({ name }) => name === residency) ? '' : residency,
  ];
  if (missing[0] !== '') need.region = '';
  if (missing[1] !== '') need.residency = '';
  return missing.filter(Boolean);
}

/** Nothing is listed for a need that is not the whole one. @param {readonly string[]} missing */
export function missingText(missing) {
  return `The link asks for ${missing.join(', ')}, which this page does not have. Choose what you need.`;
}

/** @param {CommonNeed} need @param {Places} choices @param {() => void} changed */
export function placeFields(need, { regions, residencies }, changed) {
  const names = residencies.map(({ name }) => name);
  /** @template {'region' | 'residency' | 'context' | 'inputPrice' | 'outputPrice'} K @param {K} key @returns {(value: CommonNeed[K]) => void} */
  const set = (key) => (value) => {
    need[key] = value;
    changed();
  };
  return el('fieldset', { class: 'filters' }, [
    el('legend', {}, ['Where and how much']),
    choiceField('Called from', { chosen: need.region, none: 'Anywhere', values: regions }, set('region')),
    choiceField('Data stays in', { chosen: need.residency, none: 'Anywhere', values: names }, set('residency')),
    numberField('Context window, tokens, at least', need.context, set('context')),
    numberField('Input price at most, $ per million tokens', need.inputPrice, set('inputPrice')),
    numberField('Output price at most, $ per million tokens', need.outputPrice, set('outputPrice')),
  ]);
}

/** Puts the form of what the reader needs in its place. @param {readonly (Node | undefined)[]} fields */
export function showFindForm(fields) {
  const form = el('form', { class: 'find-form', 'aria-label': 'What you need' }, fields);
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('find-form').replaceChildren(form);
  sayOnPaper(form, byId('find-said'));
}

/** An id that was found, to copy. @param {string} target @param {string | undefined} arn */
export function foundHead(target, arn) {
  return el('div', { class: 'found-head' }, [
    el('h3', { class: 'id' }, [target]),
    el('div', { class: 'copies' }, [
      copyButton('Copy id', () => target),
      arn === undefined ? undefined : copyButton('Copy ARN', () => arn),
    ]),
  ]);
}

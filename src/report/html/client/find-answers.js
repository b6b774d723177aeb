/** What fits what the reader needs: what it misses, and the list of what misses nothing. A miss is `no`, or what is not known; empty where it fits. */
import { byId, count, counted, el } from './dom.js';

/** @typedef {import('./find-form.js').CommonNeed} CommonNeed */
/** @typedef {number | 'unknown' | undefined} Figure */

/** @param {CommonNeed} need @param {(side: 'input' | 'output') => readonly string[]} modalities Those that are listed; none: not known. */
export function modalityMisses(need, modalities) {
  return /** @type {const} */ (['input', 'output']).flatMap((side) => {
    const listed = modalities(side);
    if (listed.length === 0) return need[side].map(() => 'modalities');
    return need[side].map((word) => (listed.includes(word) ? '' : 'no'));
  });
}

/** @param {CommonNeed} need @param {Figure} context */
export function contextMiss(need, context) {
  return need.context === 0 ? '' : figureMiss(context, (value) => value >= need.context, 'context window');
}

/** @param {CommonNeed} need @param {{ input?: Figure, output?: Figure }} prices */
export function priceMisses(need, { input, output }) {
  return [
    need.inputPrice === 0 ? '' : figureMiss(input, (value) => value <= need.inputPrice, 'price'),
    need.outputPrice === 0 ? '' : figureMiss(output, (value) => value <= need.outputPrice, 'price'),
  ];
}

/** @param {Figure} value @param {(value: number) => boolean} fits @param {string} what */
function figureMiss(value, fits, what) {
  if (value === undefined || value === 'unknown') return what;
  return fits(value) ? '' : 'no';
}

/** To sort by, the cheap ones first; unknown prices last. @param {{ input?: Figure, output?: Figure }} prices */
export function priceRank({ input, output }) {
  const known = [input, output].filter((price) => typeof price === 'number');
  return known.length === 0 ? Number.MAX_VALUE : known.reduce((sum, price) => sum + price, 0);
}

/** @template T @param {readonly T[]} found @param {{ itemOf: (one: T) => HTMLElement, noun: string, open: ReadonlyMap<string, number> }} look `open`: how many, by what is not known of them; `noun`: of what. */
export function showAnswers(found, { itemOf, noun, open }) {
  const left = [...open].map(([what, number]) => `${what} (${counted(number, noun)})`);
  byId('found').replaceChildren(
    ...foundList(found, itemOf),
    ...(left.length > 0 ? [el('p', { class: 'hint' }, [`Left out because it is not known: ${left.join(', ')}.`])] : []),
  );
}

const shownAtFirst = 50;

/** What was found, the first of it at once and all of it on request. @template T @param {readonly T[]} found @param {(one: T) => HTMLElement} itemOf @returns {HTMLElement[]} */
function foundList(found, itemOf) {
  const list = el('ul', {}, found.slice(0, shownAtFirst).map(itemOf));
  if (found.length <= shownAtFirst) return [list];
  const more = el('button', { type: 'button', class: 'quiet' }, [`Show all ${count(found.length)}`]);
  more.addEventListener('click', () => {
    const rest = found.slice(shownAtFirst).map(itemOf);
    list.append(...rest);
    more.remove();
    rest[0]?.querySelector('button')?.focus();
  });
  return [list, more];
}

/** Which of the page's views is shown. */
import { byId, el } from './dom.js';
import { chosen, rememberStep } from './link.js';

/** A view, what its button says, and the section that it shows. @typedef {readonly [name: string, label: string, section: string]} View */

/** @type {readonly View[]} */
let views = [];
let view = '';
/** @type {() => void} */
let onView = () => undefined;

export function viewNow() {
  return view;
}

/** @param {string} next */
export function goTo(next) {
  view = next;
  // The first is what a link without a view shows.
  rememberStep('view', next === views[0]?.[0] ? '' : next);
  showView();
}

/** @param {readonly View[]} all @param {() => void} changed */
export function startViews(all, changed) {
  views = all;
  onView = changed;
  view = (views.find(([name]) => name === chosen('view')) ?? views[0])?.[0] ?? '';
  byId('views').replaceChildren(
    ...views.map(([name, label]) => {
      const button = el('button', { type: 'button', class: 'view', id: `view-${name}` }, [label]);
      button.addEventListener('click', () => goTo(name));
      return button;
    }),
  );
  showView();
}

function showView() {
  for (const [name] of views) byId(`view-${name}`).setAttribute('aria-pressed', String(name === view));
  const shown = views.find(([name]) => name === view)?.[2];
  for (const [, , section] of views) byId(section).hidden = section !== shown;
  onView();
}

/** Which of the views is shown: by model, by row, find or compare. */
import { byId, el } from './dom.js';
import { chosen, remember } from './link.js';

const views = /** @type {const} */ ([
  ['models', 'By model'],
  ['rows', 'By row'],
  ['find', 'Find an id'],
  ['compare', 'Compare models'],
]);

/** @typedef {(typeof views)[number][0]} View */

/** @type {View} */
let view = views.find(([name]) => name === chosen('view'))?.[0] ?? 'models';

/** @type {(view: View) => void} */
let onView = () => undefined;

export function viewNow() {
  return view;
}

/** @param {View} next */
export function goTo(next) {
  view = next;
  remember('view', next === 'models' ? '' : next);
  showView();
}

/** @param {(view: View) => void} changed */
export function startViews(changed) {
  onView = changed;
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
  byId('matrix').hidden = view !== 'models' && view !== 'rows';
  byId('find').hidden = view !== 'find';
  byId('compare').hidden = view !== 'compare';
  onView(view);
}

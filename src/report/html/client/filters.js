/** The search and the filters above the matrix. */
import { byId, el, mark } from './dom.js';
import { choiceField, sayOnPaper, searchField, toggleButton } from './fields.js';
import { chosen, chosenList, remember } from './link.js';
import { changeAt, data, rows } from './store.js';

/** @typedef {import('./store.js').Filter} Filter */

/** @type {Filter} */
const filter = {
  text: chosen('text'),
  region: chosen('region'),
  endpoint: chosen('endpoint'),
  provider: chosen('provider'),
  profileType: chosen('profileType'),
  verdicts: new Set(
    chosenList('verdict').flatMap((word) => {
      const verdict = data.verdicts.findIndex(({ name }) => name === word);
      return verdict === -1 ? [] : [verdict];
    }),
  ),
  changed: chosen('changed') !== '' && changeAt.size > 0,
};

function rememberFilter() {
  for (const key of /** @type {const} */ (['text', 'region', 'endpoint', 'provider', 'profileType']))
    remember(key, filter[key]);
  remember(
    'verdict',
    [...filter.verdicts].map((verdict) => data.verdicts[verdict]?.name ?? ''),
  );
  remember('changed', filter.changed ? 'yes' : '');
}

const choices = /** @type {const} */ ([
  ['provider', 'Provider'],
  ['region', 'Region'],
  ['endpoint', 'Endpoint'],
  ['profileType', 'Profile type'],
]);

/** @param {(filter: Filter) => void} changed Called once at the start, and at most once a frame. */
export function startFilters(changed) {
  const form = byId('filters');
  let waiting = false;
  const tell = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      changed(filter);
      rememberFilter();
    });
  };
  const search = searchField({ text: filter.text, placeholder: 'Model, profile, provider, reason' }, (text) => {
    filter.text = text;
    tell();
  });
  form.replaceChildren(search, ...choices.flatMap(([key, label]) => filterField(key, label, tell)), toggles(tell));
  form.addEventListener('submit', (event) => event.preventDefault());
  sayOnPaper(form, byId('filters-said'));
  changed(filter);
}

/** Nothing to choose: no field. @param {'provider' | 'region' | 'endpoint' | 'profileType'} key @param {string} label @param {() => void} tell */
function filterField(key, label, tell) {
  const values = [...new Set(rows.map((row) => row[key]))].toSorted((a, b) =>
    a.toLowerCase() < b.toLowerCase() ? -1 : 1,
  );
  // A link made from another run may name what is not in this one.
  if (!values.includes(filter[key])) filter[key] = '';
  if (values.length < 2) return [];
  return [
    choiceField(label, { name: key, chosen: filter[key], none: 'All', values }, (value) => {
      filter[key] = value;
      tell();
    }),
  ];
}

/** @param {() => void} tell */
function toggles(tell) {
  const buttons = data.verdicts.map(({ name }, verdict) => {
    return toggleButton({ content: [mark(name), name], name, on: filter.verdicts.has(verdict) }, (on) => {
      if (on) filter.verdicts.add(verdict);
      else filter.verdicts.delete(verdict);
      tell();
    });
  });
  const changed = toggleButton({ content: ['changed'], name: 'change', on: filter.changed }, (on) => {
    filter.changed = on;
    tell();
  });
  const all = changeAt.size > 0 ? [...buttons, changed] : buttons;
  return el('div', { class: 'toggles', role: 'group', 'aria-label': 'Rows that have a cell of this verdict' }, [
    ...all,
    resetButton(tell),
  ]);
}

/** @param {() => void} tell */
function resetButton(tell) {
  const button = el('button', { type: 'reset', class: 'quiet' }, ['Reset']);
  button.addEventListener('click', () => {
    Object.assign(filter, { text: '', region: '', endpoint: '', provider: '', profileType: '', changed: false });
    filter.verdicts.clear();
    for (const pressed of byId('filters').querySelectorAll('[aria-pressed]'))
      pressed.setAttribute('aria-pressed', 'false');
    tell();
  });
  return button;
}

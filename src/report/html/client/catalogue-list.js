/** One line per model: what is listed and published of it; to search, filter and sort. */
import { byId, count, counted, el } from './dom.js';
import { choiceField, sayOnPaper, searchField } from './fields.js';
import { chosen, remember } from './link.js';
import { openModelRecord } from './catalogue-panel.js';
import { callableFrom, catalogue, dollars, lower, reachOf, tokens, wordsOf } from './catalogue-store.js';

/** @typedef {import('./catalogue-store.js').CatalogueModel} CatalogueModel */

/** @type {Record<'text' | 'provider' | 'region' | 'lifecycle' | 'sort', string>} */
const listFilter = {
  text: chosen('text'),
  provider: chosen('provider'),
  region: chosen('region'),
  lifecycle: chosen('lifecycle'),
  // What can be used in most places first: a list by id begins with models that are about to go.
  sort: chosen('sort') || 'regions',
};

/** A column's value to sort by: what is not known comes last. @type {Record<string, { title: string, of: (model: CatalogueModel) => number | 'unknown', isHigh?: true }>} */
const sorts = {
  regions: { title: 'Regions', of: (model) => callableFrom(model).length, isHigh: true },
  context: { title: 'Context', of: ({ limits }) => limits.contextWindow, isHigh: true },
  output: { title: 'Output', of: ({ limits }) => limits.maxOutputTokens, isHigh: true },
  'input-price': { title: 'Input $', of: ({ prices }) => prices.input },
  'output-price': { title: 'Output $', of: ({ prices }) => prices.output },
};

const listBody = el('tbody');
const lines = new Map(catalogue.models.map((model) => [model, modelLine(model)]));
const texts = new Map(
  catalogue.models.map((model) => {
    const { id, name, provider, profiles, mantle } = model;
    return [
      model,
      [id, name, provider, mantle?.id ?? '', ...profiles.map((profile) => profile.id)].join(' ').toLowerCase(),
    ];
  }),
);

/** @param {CatalogueModel} model */
function modelLine(model) {
  const open = el('button', { type: 'button', class: 'link id' }, [model.id]);
  open.addEventListener('click', () => openModelRecord(model, () => open.focus()));
  const status = model.lifecycle.status;
  return el('tr', {}, [
    el('th', { scope: 'row' }, [
      open,
      el('span', { class: 'place' }, [
        [model.provider, model.name === 'unknown' ? '' : model.name].filter(Boolean).join(' · '),
        status === 'LEGACY' ? el('b', {}, ['legacy']) : undefined,
      ]),
    ]),
    el('td', {}, [
      `${callableFrom(model).length} of ${catalogue.regions.length}`,
      el('span', { class: 'place' }, [reachOf(model).join(' · ')]),
    ]),
    el('td', {}, [lower(model.input) || '–', ' → ', lower(model.output) || '–']),
    el('td', { class: 'figure' }, [tokens(model.limits.contextWindow)]),
    el('td', { class: 'figure' }, [tokens(model.limits.maxOutputTokens)]),
    el('td', { class: 'figure' }, [dollars(model.prices.input)]),
    el('td', { class: 'figure' }, [dollars(model.prices.output)]),
  ]);
}

export function startList() {
  byId('models').append(el('thead', {}, [el('tr', {}, [])]), listBody);
  const form = byId('filters');
  form.replaceChildren(
    searchField({ text: listFilter.text, placeholder: 'Model, profile, provider' }, (text) => {
      listFilter.text = text;
      showList();
    }),
    choice(
      'Provider',
      'provider',
      wordsOf(({ provider }) => [provider]),
    ),
    choice('Callable from', 'region', catalogue.regions),
    choice(
      'Lifecycle',
      'lifecycle',
      wordsOf(({ lifecycle }) => [lifecycle.status]),
    ),
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  sayOnPaper(form, byId('filters-said'));
}

/** @param {string} label @param {'provider' | 'region' | 'lifecycle'} key @param {readonly string[]} values */
function choice(label, key, values) {
  if (!values.includes(listFilter[key])) listFilter[key] = '';
  return choiceField(label, { chosen: listFilter[key], none: 'All', values }, (value) => {
    listFilter[key] = value;
    showList();
  });
}

export function showList() {
  for (const [key, value] of Object.entries(listFilter))
    remember(key, key === 'sort' && value === 'regions' ? '' : value);
  const words = listFilter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const left = catalogue.models.filter(
    (model) =>
      (listFilter.provider === '' || model.provider === listFilter.provider) &&
      (listFilter.lifecycle === '' || model.lifecycle.status === listFilter.lifecycle) &&
      (listFilter.region === '' || callableFrom(model).includes(listFilter.region)) &&
      words.every((word) => texts.get(model)?.includes(word)),
  );
  const none = left.length === 0 ? [el('tr', {}, [el('td', { colspan: 7 }, ['No model fits these filters.'])])] : [];
  byId('models')
    .querySelector('thead tr')
    ?.replaceChildren(...heads());
  listBody.replaceChildren(...none, ...sorted(left).flatMap((model) => lines.get(model) ?? []));
  const all = counted(catalogue.models.length, 'model');
  byId('count').textContent = left.length === catalogue.models.length ? all : `${count(left.length)} of ${all}`;
}

/** @param {readonly CatalogueModel[]} models */
function sorted(models) {
  const sort = sorts[listFilter.sort];
  if (sort === undefined) return models;
  const rank = (/** @type {CatalogueModel} */ model) => {
    const value = sort.of(model);
    if (value === 'unknown') return Number.MAX_VALUE;
    return sort.isHigh ? -value : value;
  };
  return models.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/** Prices sort from the lowest, all else from the highest. */
function heads() {
  const first = el('th', { scope: 'col', 'aria-sort': listFilter.sort in sorts ? undefined : 'ascending' }, [
    sortButton('id', 'Model'),
  ]);
  const [regions, ...figures] = Object.entries(sorts).map(([key, { title, isHigh }]) => {
    const order = isHigh ? 'descending' : 'ascending';
    const attributes = { scope: 'col', 'aria-sort': listFilter.sort === key ? order : undefined };
    return el('th', { ...attributes, class: key === 'regions' ? undefined : 'figure' }, [sortButton(key, title)]);
  });
  return [
    first,
    ...(regions === undefined ? [] : [regions]),
    el('th', { scope: 'col' }, ['Takes → gives']),
    ...figures,
  ];
}

/** @param {string} key @param {string} title */
function sortButton(key, title) {
  const button = el('button', { type: 'button', class: 'link', title: `Sort by ${title}`, 'data-sort': key }, [title]);
  button.addEventListener('click', () => {
    listFilter.sort = key;
    showList();
    const again = byId('models').querySelector(`button[data-sort="${key}"]`);
    if (again instanceof HTMLElement) again.focus();
  });
  return button;
}

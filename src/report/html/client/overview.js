/** What stands above and below the matrix: where it is from, what to know first, totals, changes, the legend. */
import { byId, count, el, mark } from './dom.js';
import { bar } from './charts.js';
import { changeWord } from './evidence.js';
import { openPlace } from './grid.js';
import { noticeBox } from './notice.js';
import { data, rows } from './store.js';
import { goTo } from './views.js';

const mostChanges = 200;

export function drawOverview() {
  const regions = data.regions.length > 4 ? `${data.regions.length} Regions` : data.regions.join(', ');
  const when = `${data.startedAt.slice(0, 16).replace('T', ' ')} UTC`;
  byId('facts').textContent = [regions, when, `${count(rows.length)} targets`, `${count(data.calls)} calls`].join(
    ' · ',
  );
  byId('footer').textContent = `${data.tool}. This file holds all it shows and makes no connection.`;
  byId('notices').replaceChildren(...data.notices.map(noticeBox));
  byId('legend').replaceChildren(...legend());
  drawTotals();
  if (data.changes !== undefined) drawChanges(data.changes);
}

function drawTotals() {
  const { cells, verdicts, rates } = data.totals;
  const figures = data.verdicts.map(({ name }, verdict) => {
    const { count: number, share } = verdicts[verdict] ?? { count: 0, share: '' };
    return el('div', { class: 'total' }, [
      el('span', { class: `cell ${name}` }, [mark(name)]),
      el('span', { class: 'number' }, [count(number)]),
      el('span', { class: 'name' }, [name]),
      el('span', { class: 'part-of' }, [share]),
    ]);
  });
  const numbers = verdicts.map(({ count: number }) => number);
  byId('totals').replaceChildren(
    el('div', { class: 'figures' }, figures),
    bar('All cells', numbers),
    el('p', { class: 'hint rates' }, [`Of ${count(cells)} cells: ${rates}.`]),
  );
}

/** @param {NonNullable<import('./store.js').PageData['changes']>} changes */
function drawChanges(changes) {
  const section = byId('changes');
  /** @type {Map<string, number>} */
  const kinds = new Map();
  for (const { kind } of changes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const summary = [...kinds].map(([kind, number]) => `${count(number)} ${changeWord(kind)}`).join(', ');
  const lines = changes.slice(0, mostChanges).map(changeLine);
  if (changes.length > mostChanges)
    lines.push(el('li', { class: 'more' }, [`and ${count(changes.length - mostChanges)} more`]));
  section.replaceChildren(
    el('div', { class: 'section-head' }, [
      el('h2', { id: 'changes-title' }, ['Since the baseline']),
      el('p', { class: 'count' }, [summary || 'nothing changed']),
    ]),
    el('ul', {}, lines),
  );
  section.hidden = false;
}

/** @param {NonNullable<import('./store.js').PageData['changes']>[number]} change */
function changeLine({ kind, key, before, after, cell }) {
  const [region, endpoint, model, profile, api = '', feature] = key.split(' ');
  const name = profile === '-' || profile === undefined ? (model ?? key) : profile;
  const target =
    cell === undefined
      ? el('span', { class: 'id' }, [name])
      : el('button', { type: 'button', class: 'link id' }, [name]);
  if (cell !== undefined)
    target.addEventListener('click', () => {
      goTo('rows');
      openPlace(cell);
    });
  return el('li', {}, [
    el('span', { class: `kind ${kind}` }, [changeWord(kind)]),
    target,
    el('span', { class: 'where' }, [
      [api.startsWith('?') ? '' : api, feature, region, endpoint?.replace('bedrock-', '')].filter(Boolean).join(' · '),
    ]),
    el('span', { class: 'from-to' }, [`${before ?? 'not there'} → ${after ?? 'not there'}`]),
  ]);
}

function legend() {
  return data.verdicts.flatMap(({ name, meaning }) => [
    el('dt', {}, [el('span', { class: `cell ${name}` }, [mark(name)]), name]),
    el('dd', {}, [meaning]),
  ]);
}

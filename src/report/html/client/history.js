/** The history of each cell: what it is, since when, how often it was something else, and its last runs as marks. */
import { byId, count, counted, el, mark, share } from './dom.js';
import { sayOnPaper, searchField, toggleButton } from './fields.js';
import { showSpeeds } from './history-speeds.js';
import { historyCells, mostOnPaper, searchWords, shownNow, step, trend } from './history-store.js';
import { followLinks, remember } from './link.js';
import { startTheme } from './theme.js';

/** @typedef {import('./history-store.js').HistoryCell} HistoryCell */

/** Runs that are drawn; the words beside them tell of all. */
const mostRuns = 30;

const haystack = historyCells.map(({ region, service, target, model, asked, now, reason }) =>
  [region, service, target, model, asked, now, reason].join(' ').toLowerCase(),
);

const list = el('tbody');

/** @param {number} run */
function runName(run) {
  const name = trend.runs[run] ?? '';
  return /^\d{4}-\d\d-\d\dT/.test(name) ? name.slice(0, 16).replace('T', ' ') : name;
}

/** Day and hour stay whole each, and stand below each other where there is no room. @param {number} run */
function runTime(run) {
  const parts = runName(run).split(' ');
  return el(
    'span',
    {},
    parts.flatMap((part, index) => [...(index > 0 ? [' '] : []), el('span', { class: 'run-time' }, [part])]),
  );
}

/** What a sign of a history says. @param {string} sign */
function wordOf(sign) {
  if (sign === '-') return 'not there';
  return sign === '=' ? 'limit named' : (trend.verdicts[Number(sign)] ?? '');
}

/** `3 runs supported, then 1 blocked`: what the marks say. @param {string} history */
function sayHistory(history) {
  const stretches = history.match(/(.)\1*/g) ?? [];
  const said = stretches.map((same) => {
    return `${same.length} ${same.length === 1 ? 'run' : 'runs'} ${wordOf(same[0] ?? '')}`;
  });
  return said.join(', then ');
}

/** @param {string} history */
function runStrip(history) {
  const said = sayHistory(history);
  const from = Math.max(0, history.length - mostRuns);
  const runs = history
    .slice(from)
    .split('')
    .map((sign, index) => {
      const verdict = trend.verdicts[Number(sign)];
      const title = `${runName(from + index)}: ${wordOf(sign)}`;
      const inside = verdict === undefined ? [] : [mark(verdict)];
      return el('span', { class: `cell ${verdict ?? (sign === '=' ? 'limit' : 'gone')}`, title }, inside);
    });
  const cut = from > 0 ? [el('span', { class: 'more' }, [`last ${mostRuns} of ${history.length}`])] : [];
  return [el('span', { class: 'run-marks', role: 'img', 'aria-label': said }, runs), ...cut];
}

/** A limit is the figure that the service named, and no ✗. @param {string} now @param {string} reason @param {string} title */
function verdictNow(now, reason, title) {
  if (reason === 'limit-stated') return [el('span', { class: 'pill limit' }, [title])];
  return [
    el('span', { class: `pill ${now}` }, [mark(now), now]),
    title === '' ? undefined : el('span', { class: 'reason' }, [title]),
  ];
}

/** @param {HistoryCell} cell */
function historyLine({
  target,
  model,
  region,
  service,
  asked,
  now,
  reason,
  title,
  since,
  first,
  last,
  history,
  ...cell
}) {
  const place = [target === model ? '' : model, region, service.replace('bedrock-', '')].filter(Boolean).join(' · ');
  return el('tr', {}, [
    el('th', { scope: 'row' }, [
      el('span', { class: 'id' }, [target]),
      // On a phone the column of it is out of sight, and rows of one model look alike.
      el('span', { class: 'asked' }, [asked]),
      el('span', { class: 'place', title: place }, [place]),
    ]),
    el('td', {}, [asked]),
    el('td', {}, verdictNow(now, reason, title)),
    el('td', {}, [since === -1 ? '' : runTime(since)]),
    el('td', {}, runStrip(history)),
    el('td', { class: 'figure' }, [`${count(cell.changes)} in ${count(cell.settled)}`]),
    el('td', { class: 'figure' }, [
      share(cell.changes, cell.settled),
      cell.flaky ? el('b', { class: 'flaky' }, ['flaky']) : undefined,
    ]),
    el('td', {}, [runTime(first)]),
    el('td', {}, [runTime(last)]),
  ]);
}

function cellsLeft() {
  const words = searchWords();
  return historyCells.filter(
    ({ now, flaky }, index) =>
      words.every((word) => haystack[index]?.includes(word)) &&
      (shownNow.verdicts.size === 0 || shownNow.verdicts.has(now)) &&
      (!shownNow.flaky || flaky),
  );
}

function showCells() {
  const left = cellsLeft();
  const none = left.length === 0 ? [fullLine('No cell fits these filters.')] : [];
  const hidden = left.length - shownNow.shown;
  const more = hidden > 0 ? [fullLine(moreButton(hidden)), fullLine(notOnPaper(hidden))] : [];
  list.replaceChildren(...left.slice(0, shownNow.shown).map(historyLine), ...none, ...more);
  const all = counted(historyCells.length, 'cell');
  byId('count').textContent = left.length === historyCells.length ? all : `${count(left.length)} of ${all}`;
}

/** @param {number} hidden */
function notOnPaper(hidden) {
  return el('p', { class: 'paper-only' }, [`and ${counted(hidden, 'cell')} more`]);
}

/** @param {Node | string} content */
function fullLine(content) {
  return el('tr', { class: 'empty' }, [el('td', { colspan: 9 }, [content])]);
}

/** @param {number} hidden */
function moreButton(hidden) {
  const button = el('button', { type: 'button', class: 'quiet' }, [`Show more (${count(hidden)} not shown)`]);
  button.addEventListener('click', () => {
    const at = shownNow.shown;
    shownNow.shown += step;
    showCells();
    const next = list.children[at];
    if (next instanceof HTMLElement) {
      next.tabIndex = -1;
      next.focus();
    }
  });
  return button;
}

function refilter() {
  shownNow.shown = step;
  shownNow.speedsShown = step;
  remember('text', shownNow.text);
  showCells();
  showSpeeds();
  byId('scroll').scrollTop = 0;
}

/** @param {string} name @param {readonly (Node | string)[]} content @param {(on: boolean) => void} changed */
function historyToggle(name, content, changed) {
  return toggleButton({ content, name, on: false }, (on) => {
    changed(on);
    refilter();
  });
}

function startHistoryFilters() {
  byId('filters').prepend(
    searchField({ text: shownNow.text, placeholder: 'Model, profile, API, Region, reason' }, (text) => {
      shownNow.text = text;
      refilter();
    }),
  );
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  const verdicts = trend.verdicts.filter((name) => historyCells.some(({ now }) => now === name));
  byId('toggles').append(
    ...verdicts.map((name) =>
      historyToggle(name, [mark(name), name], (on) => {
        if (on) shownNow.verdicts.add(name);
        else shownNow.verdicts.delete(name);
      }),
    ),
    historyToggle('change', ['flaky'], (on) => {
      shownNow.flaky = on;
    }),
  );
  sayOnPaper(byId('filters'), byId('filters-said'));
  addEventListener('beforeprint', () => {
    shownNow.shown = mostOnPaper;
    shownNow.speedsShown = mostOnPaper;
    showCells();
    showSpeeds();
  });
}

function startHistory() {
  const heads = [
    'Model or profile',
    'API or feature',
    'Now',
    'Since',
    'Runs',
    'Changes',
    'Flakiness',
    'First seen',
    'Last seen',
  ];
  const head = el('thead', {}, [
    el(
      'tr',
      {},
      heads.map((name) => el('th', { scope: 'col' }, [name])),
    ),
  ]);
  byId('history').append(head, list);
  const [first, last] = [runName(0), runName(trend.runs.length - 1)];
  const flaky = historyCells.filter((cell) => cell.flaky).length;
  const span = trend.runs.length > 1 ? `${first} to ${last}` : first;
  byId('facts').textContent = [counted(trend.runs.length, 'run'), span, `${count(flaky)} flaky`]
    .filter(Boolean)
    .join(' · ');
  byId('footer').textContent = 'This file holds all it shows and makes no connection.';
  const simulated =
    trend.simulated === undefined ? [] : [el('div', { class: 'notice note', role: 'note' }, [trend.simulated])];
  byId('notices').replaceChildren(
    ...simulated,
    ...trend.left.map(({ run, suspect }) =>
      el('div', { class: 'notice alert', role: 'note' }, [
        el('strong', {}, [`Left out: ${run}`]),
        el('p', {}, [suspect]),
      ]),
    ),
  );
}

startTheme();
startHistory();
startHistoryFilters();
showCells();
showSpeeds();
followLinks();

/** The history of each cell: what it is, since when, how often it was something else, and its last runs as marks. */
import { byId, count, el, mark } from './dom.js';
import { searchWithSlash } from './fields.js';
import { showSpeeds } from './history-speeds.js';
import { startTheme } from './theme.js';

/** @typedef {import('../../../compare/history-data.ts').HistoryData} HistoryData */
/** @typedef {HistoryData['cells'][number]} HistoryCell */

/** Runs that are drawn; the words beside them tell of all. */
const mostRuns = 30;
/** Rows that are drawn at once: a year of a whole account is long. */
const step = 200;

/** @type {HistoryData} */
const trend = JSON.parse(byId('data').textContent ?? '{}');
const haystack = trend.cells.map(({ region, service, target, model, asked, now, reason }) =>
  [region, service, target, model, asked, now, reason].join(' ').toLowerCase(),
);

const list = el('tbody');
/** @type {{ words: string[], verdicts: Set<string>, flaky: boolean, shown: number }} */
const chosen = { words: [], verdicts: new Set(), flaky: false, shown: step };

/** @param {number} run */
function runName(run) {
  const name = trend.runs[run] ?? '';
  return /^\d{4}-\d\d-\d\dT/.test(name) ? name.slice(0, 16).replace('T', ' ') : name;
}

/** `3 runs supported, then 1 blocked`: what the marks say. @param {string} history */
function sayHistory(history) {
  const stretches = history.match(/(.)\1*/g) ?? [];
  const said = stretches.map((same) => {
    const word = same[0] === '-' ? 'not there' : (trend.verdicts[Number(same[0])] ?? '');
    return `${same.length} ${same.length === 1 ? 'run' : 'runs'} ${word}`;
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
    .map((digit, index) => {
      const verdict = digit === '-' ? undefined : trend.verdicts[Number(digit)];
      const title = `${runName(from + index)}: ${verdict ?? 'not there'}`;
      const inside = verdict === undefined ? [] : [mark(verdict)];
      return el('span', { class: `cell ${verdict ?? 'gone'}`, title }, inside);
    });
  const cut = from > 0 ? [el('span', { class: 'more' }, [`last ${mostRuns} of ${history.length}`])] : [];
  return [el('span', { class: 'run-marks', role: 'img', 'aria-label': said }, runs), ...cut];
}

/** @param {HistoryCell} cell */
function historyLine({ target, model, region, service, asked, now, title, since, first, last, history, ...cell }) {
  const place = [target === model ? '' : model, region, service.replace('bedrock-', '')].filter(Boolean).join(' · ');
  return el('tr', {}, [
    el('th', { scope: 'row' }, [
      el('span', { class: 'id' }, [target]),
      // On a phone the column of it is out of sight, and rows of one model look alike.
      el('span', { class: 'asked' }, [asked]),
      el('span', { class: 'place', title: place }, [place]),
    ]),
    el('td', {}, [asked]),
    el('td', {}, [
      el('span', { class: `pill ${now}` }, [mark(now), now]),
      title === '' ? undefined : el('span', { class: 'reason' }, [title]),
    ]),
    el('td', {}, [since === -1 ? '' : runName(since)]),
    el('td', {}, runStrip(history)),
    el('td', {}, [`${count(cell.changes)} in ${count(cell.settled)}`]),
    el('td', {}, [cell.flakiness, cell.flaky ? el('b', { class: 'flaky' }, ['flaky']) : undefined]),
    el('td', {}, [runName(first)]),
    el('td', {}, [runName(last)]),
  ]);
}

function cellsLeft() {
  return trend.cells.filter(
    ({ now, flaky }, index) =>
      chosen.words.every((word) => haystack[index]?.includes(word)) &&
      (chosen.verdicts.size === 0 || chosen.verdicts.has(now)) &&
      (!chosen.flaky || flaky),
  );
}

function showCells() {
  const left = cellsLeft();
  const none = left.length === 0 ? [fullLine('No cell fits these filters.')] : [];
  const more = left.length > chosen.shown ? [fullLine(moreButton(left.length - chosen.shown))] : [];
  list.replaceChildren(...left.slice(0, chosen.shown).map(historyLine), ...none, ...more);
  const all = count(trend.cells.length);
  byId('count').textContent =
    left.length === trend.cells.length ? `${all} cells` : `${count(left.length)} of ${all} cells`;
}

/** @param {Node | string} content */
function fullLine(content) {
  return el('tr', { class: 'empty' }, [el('td', { colspan: 9 }, [content])]);
}

/** @param {number} hidden */
function moreButton(hidden) {
  const button = el('button', { type: 'button', class: 'quiet' }, [`Show more (${count(hidden)} not shown)`]);
  button.addEventListener('click', () => {
    const at = chosen.shown;
    chosen.shown += step;
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
  chosen.shown = step;
  showCells();
  byId('scroll').scrollTop = 0;
}

/** @param {string} name @param {readonly (Node | string)[]} content @param {(on: boolean) => void} changed */
function historyToggle(name, content, changed) {
  const button = el('button', { type: 'button', class: `toggle ${name}`, 'aria-pressed': 'false' }, content);
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    changed(on);
    refilter();
  });
  return button;
}

function startHistoryFilters() {
  const search = byId('search');
  search.addEventListener('input', () => {
    chosen.words = search instanceof HTMLInputElement ? search.value.toLowerCase().split(/\s+/).filter(Boolean) : [];
    refilter();
  });
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  const verdicts = trend.verdicts.filter((name) => trend.cells.some(({ now }) => now === name));
  byId('toggles').append(
    ...verdicts.map((name) =>
      historyToggle(name, [mark(name), name], (on) => {
        if (on) chosen.verdicts.add(name);
        else chosen.verdicts.delete(name);
      }),
    ),
    historyToggle('change', ['flaky'], (on) => {
      chosen.flaky = on;
    }),
  );
  searchWithSlash(search);
  addEventListener('beforeprint', () => {
    chosen.shown = trend.cells.length;
    showCells();
  });
}

function startHistory() {
  const heads = [
    'Model or profile',
    'Asked',
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
  const flaky = trend.cells.filter((cell) => cell.flaky).length;
  const span = trend.runs.length > 1 ? `${first} to ${last}` : first;
  byId('facts').textContent = [`${count(trend.runs.length)} runs`, span, `${count(flaky)} flaky`]
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
showSpeeds(trend.speeds);
startHistoryFilters();
showCells();

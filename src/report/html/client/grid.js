/** The matrix: a table that draws only the rows in sight, and is walked with the arrow keys. */
import { byId, count, el, mark } from './dom.js';
import { changeAt, data, isMeant, rows, verdictOf, width } from './store.js';
import { changeWord, openEvidence } from './evidence.js';

/** @typedef {import('./store.js').Filter} Filter */

/** Height of a row in pixels, as style.css has it for this width of the page. */
let rowHeight = 48;
/** Rows drawn beyond both edges, so that a fast finger sees no gap. */
const spare = 10;

const scroll = byId('scroll');
const table = byId('grid');
const head = el('thead');
const body = el('tbody');
/** They are as high as the rows that are not drawn. */
const above = el('tr', { class: 'gap', 'aria-hidden': 'true' });
const below = el('tr', { class: 'gap', 'aria-hidden': 'true' });

/** @type {{ left: readonly number[], filter: Pick<Filter, 'verdicts' | 'changed'>, line: number, column: number, from: number, to: number, whole: boolean, opened: number }} */
const state = {
  left: [],
  filter: { verdicts: new Set(), changed: false },
  line: 0,
  column: 0,
  from: 0,
  to: 0,
  whole: false,
  opened: -1,
};

export function startGrid() {
  table.append(head, body);
  scroll.addEventListener('scroll', () => draw(), { passive: true });
  new ResizeObserver(() => {
    rowHeight = Number.parseFloat(getComputedStyle(table).getPropertyValue('--row')) || rowHeight;
    draw(true);
  }).observe(scroll);
  body.addEventListener('click', (event) => {
    const cell = event.target instanceof Element ? event.target.closest('td[data-place]') : null;
    if (cell instanceof HTMLElement) openAt(Number(cell.dataset['line']), Number(cell.dataset['column']));
  });
  body.addEventListener('keydown', onKey);
  addEventListener('beforeprint', () => drawWhole(true));
  addEventListener('afterprint', () => drawWhole(false));
}

/** @param {readonly number[]} left Rows to show. @param {Filter} filter Cells that it does not ask for are dimmed. */
export function showRows(left, filter) {
  state.left = left;
  state.filter = filter;
  state.line = Math.min(state.line, Math.max(0, left.length - 1));
  table.setAttribute('aria-rowcount', String(left.length + 1));
  table.setAttribute('aria-colcount', String(width + 1));
  drawHead();
  scroll.scrollTop = 0;
  draw(true);
}

/** Opens the evidence of a place, and brings it into sight where the filter leaves it. @param {number} place */
export function openPlace(place) {
  const line = state.left.indexOf(Math.floor(place / width));
  if (line === -1) openEvidence(place, () => undefined);
  else openAt(line, place % width);
}

/** @param {number} line @param {number} column */
function openAt(line, column) {
  const row = state.left[line];
  if (row === undefined) return;
  body.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
  moveTo(line, column);
  cellNode(line, column)?.setAttribute('aria-selected', 'true');
  state.opened = row * width + column;
  openEvidence(state.opened, () => {
    state.opened = -1;
    body.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
    moveTo(line, column);
  });
}

/** Without the word that all columns of its kind share, and with places where the line may break. @param {string} label */
function columnTitle(label) {
  return label.replace(/_(?:Feature|Value|Probe)$/, '').replace(/(?<=[a-z])(?=[A-Z])|(?<=_)/g, '\u200B');
}

function drawHead() {
  const cells = data.apis.map(({ label }, column) => {
    const supported = state.left.filter((row) => verdictOf[row * width + column] === 0).length;
    return el('th', { scope: 'col', 'aria-colindex': column + 2 }, [
      el('span', { class: 'api', title: label }, [columnTitle(label)]),
      el('span', { class: 'sum' }, [`${count(supported)} work`]),
    ]);
  });
  const first = el('th', { scope: 'col', class: 'corner', 'aria-colindex': 1 }, [
    el('span', { class: 'api' }, ['Model or profile']),
    el('span', { class: 'sum' }, [`${count(state.left.length)} rows`]),
  ]);
  head.replaceChildren(el('tr', { 'aria-rowindex': 1 }, [first, ...cells]));
}

/** @param {boolean} whole On paper there is no scrolling. */
function drawWhole(whole) {
  state.whole = whole;
  draw(true);
}

/** Rows come and go at the edges; those that stay in sight are not drawn again. @param {boolean} [anew] Draw them all again. */
function draw(anew = false) {
  const first = Math.floor(scroll.scrollTop / rowHeight);
  const seen = Math.ceil(scroll.clientHeight / rowHeight);
  const from = state.whole ? 0 : Math.max(0, Math.min(first, state.left.length - seen) - spare);
  const to = state.whole ? state.left.length : Math.min(state.left.length, first + seen + spare);
  if (!anew && from === state.from && to === state.to) return;
  const focused = body.contains(document.activeElement);
  if (state.line < from || state.line >= to) state.line = Math.max(0, Math.min(first, state.left.length - 1));
  if (anew || from >= state.to || to <= state.from) clear(from);
  for (; state.from < from; state.from += 1) above.nextSibling?.remove();
  for (; state.to > to; state.to -= 1) below.previousSibling?.remove();
  while (state.from > from) above.after(lineOf((state.from -= 1)));
  for (; state.to < to; state.to += 1) below.before(lineOf(state.to));
  above.style.height = `${from * rowHeight}px`;
  below.style.height = `${(state.left.length - to) * rowHeight}px`;
  const active = cellNode(state.line, state.column);
  active?.setAttribute('tabindex', '0');
  if (focused && !body.contains(document.activeElement)) active?.focus({ preventScroll: true });
}

/** @param {number} from Where drawing begins anew. */
function clear(from) {
  const none = state.left.length === 0 ? [emptyLine()] : [];
  body.replaceChildren(above, ...none, below);
  state.from = from;
  state.to = from;
}

function emptyLine() {
  const words = el('p', {}, ['No row fits these filters.']);
  return el('tr', { class: 'empty' }, [el('td', { colspan: width + 1 }, [words])]);
}

/** @param {number} line */
function lineOf(line) {
  const row = state.left[line] ?? 0;
  const { model, profile, provider, region, endpoint, profileType, lifecycle } = rows[row] ?? { model: '' };
  const reach = profile ? `${profileType?.replace('-cross-region', '')} profile` : 'in-region';
  const place = [provider, region, endpoint?.replace('bedrock-', ''), reach].filter(Boolean).join(' · ');
  const title = el('th', { scope: 'row', 'aria-colindex': 1 }, [
    el('span', { class: 'id', title: profile || model }, [profile || model]),
    el('span', { class: 'place' }, [place, lifecycle === 'LEGACY' ? el('b', {}, ['legacy']) : undefined]),
  ]);
  const cells = data.apis.map((_, column) => cellOf(row * width + column, line, column));
  return el('tr', { 'aria-rowindex': line + 2 }, [title, ...cells]);
}

/** @param {number} place @param {number} line @param {number} column */
function cellOf(place, line, column) {
  const verdict = data.verdicts[verdictOf[place] ?? 4]?.name ?? 'not-applicable';
  const change = changeAt.get(place);
  const active = line === state.line && column === state.column;
  const word = verdict === 'not-applicable' ? 'does not apply' : verdict;
  const said = `${data.apis[column]?.label}: ${word}${change === undefined ? '' : `, ${changeWord(change)} since the baseline`}`;
  const attributes = {
    role: 'gridcell',
    class: isMeant(place, state.filter) ? undefined : 'faint',
    tabindex: active ? 0 : -1,
    'aria-colindex': column + 2,
    'aria-label': said,
    'aria-selected': place === state.opened ? 'true' : undefined,
    'data-place': place,
    'data-line': line,
    'data-column': column,
    title: said,
  };
  return el('td', attributes, [
    el('span', { class: `cell ${verdict}${change === undefined ? '' : ` changed ${change}`}` }, [
      verdict === 'not-applicable' ? undefined : mark(verdict),
    ]),
  ]);
}

/** @param {number} line @param {number} column @returns {HTMLElement | null} */
function cellNode(line, column) {
  return body.querySelector(`td[data-line="${line}"][data-column="${column}"]`);
}

/** @param {number} line @param {number} column */
function moveTo(line, column) {
  cellNode(state.line, state.column)?.setAttribute('tabindex', '-1');
  state.line = Math.max(0, Math.min(state.left.length - 1, line));
  state.column = Math.max(0, Math.min(width - 1, column));
  const top = state.line * rowHeight;
  const room = scroll.clientHeight - head.offsetHeight - rowHeight;
  if (top < scroll.scrollTop) scroll.scrollTop = top;
  else if (top > scroll.scrollTop + room) scroll.scrollTop = top - room;
  draw();
  const cell = cellNode(state.line, state.column);
  cell?.setAttribute('tabindex', '0');
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const page = Math.max(1, Math.floor(scroll.clientHeight / rowHeight) - 2);
  const last = state.left.length - 1;
  /** @type {Record<string, () => void>} */
  const moves = {
    ArrowUp: () => moveTo(state.line - 1, state.column),
    ArrowDown: () => moveTo(state.line + 1, state.column),
    ArrowLeft: () => moveTo(state.line, state.column - 1),
    ArrowRight: () => moveTo(state.line, state.column + 1),
    PageUp: () => moveTo(state.line - page, state.column),
    PageDown: () => moveTo(state.line + page, state.column),
    Home: () => moveTo(event.ctrlKey ? 0 : state.line, 0),
    End: () => moveTo(event.ctrlKey ? last : state.line, width - 1),
    Enter: () => openAt(state.line, state.column),
    ' ': () => openAt(state.line, state.column),
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  move();
}

/** The matrix, by model or by row: a table that draws only the lines in sight, and is walked with the arrow keys. */
import { byId, el } from './dom.js';
import { width } from './store.js';
import { openEvidence } from './evidence.js';
import { openModel } from './model-panel.js';
import { headLine } from './grid-head.js';
import { stepOfKey } from './grid-keys.js';
import { emptyLine, gridLine } from './grid-line.js';

/** @typedef {import('./store.js').Filter} Filter */
/** @typedef {import('./models.js').Group} Group */
/** @typedef {import('./grid-line.js').Line} Line */

/** Height of a row in pixels, as style.css has it for this width of the page. */
let rowHeight = 48;
/** Rows drawn beyond both edges, so that a fast finger sees no gap. */
const spare = 5;

const scroll = byId('scroll');
const table = byId('grid');
const head = el('thead');
const body = el('tbody');
/** They are as high as the rows that are not drawn. */
const above = el('tr', { class: 'gap', 'aria-hidden': 'true' });
const below = el('tr', { class: 'gap', 'aria-hidden': 'true' });

/** @type {{ left: readonly Line[], groups: readonly Group[] | undefined, filter: Pick<Filter, 'verdicts' | 'changed'>, line: number, column: number, from: number, to: number, whole: boolean, opened: number }} */
const state = {
  left: [],
  groups: undefined,
  filter: { verdicts: new Set(), changed: false },
  line: 0,
  column: 0,
  from: 0,
  to: 0,
  whole: false,
  opened: -1,
};

/** How far the box is scrolled; asked of the browser it would lay the whole page out. */
let scrolled = 0;

export function startGrid() {
  table.append(head, body);
  scroll.addEventListener(
    'scroll',
    () => {
      scrolled = scroll.scrollTop;
      draw();
    },
    { passive: true },
  );
  new ResizeObserver(() => {
    rowHeight = Number.parseFloat(getComputedStyle(table).getPropertyValue('--row')) || rowHeight;
    draw(true);
  }).observe(scroll);
  body.addEventListener('click', (event) => {
    const cell = event.target instanceof Element ? event.target.closest('td[data-place]') : null;
    if (cell instanceof HTMLElement) openAt(Number(cell.dataset['line']), Number(cell.dataset['column']));
    const fold = event.target instanceof Element ? event.target.closest('button[data-fold]') : null;
    if (fold instanceof HTMLElement) toggleGroup(Number(fold.dataset['line']));
  });
  body.addEventListener('keydown', onKey);
  addEventListener('beforeprint', () => drawWhole(true));
  addEventListener('afterprint', () => drawWhole(false));
}

/** @param {readonly number[]} left Rows to show. @param {Filter} filter Cells that it does not ask for are dimmed. */
export function showRows(left, filter) {
  state.groups = undefined;
  table.dataset['by'] = 'rows';
  showLines(
    left.map((row) => ({ row })),
    filter,
  );
}

/** Names of the models whose rows are shown below them. @type {Set<string>} */
const unfolded = new Set();

/** @param {readonly Group[]} groups @param {Filter} filter */
export function showGroups(groups, filter) {
  state.groups = groups;
  table.dataset['by'] = 'models';
  showLines(linesOf(groups), filter);
}

/** @param {readonly Group[]} groups @returns {Line[]} */
function linesOf(groups) {
  return groups.flatMap((group) => [
    { group },
    ...(unfolded.has(group.name) ? group.rows.map((row) => ({ row, ofGroup: true })) : []),
  ]);
}

/** @param {readonly Line[]} left @param {Filter} filter */
function showLines(left, filter) {
  state.left = left;
  state.filter = filter;
  state.line = Math.min(state.line, Math.max(0, left.length - 1));
  if (state.groups === undefined) state.column = Math.max(0, state.column);
  setCounts();
  head.replaceChildren(headLine(state));
  if (scrolled !== 0) scroll.scrollTop = 0;
  scrolled = 0;
  draw(true);
}

function setCounts() {
  table.setAttribute('aria-rowcount', String(state.left.length + 1));
  table.setAttribute('aria-colcount', String(width + 1));
}

/** @param {number} line */
function toggleGroup(line) {
  const name = state.left[line]?.group?.name;
  if (name === undefined || state.groups === undefined) return;
  if (!unfolded.delete(name)) unfolded.add(name);
  state.left = linesOf(state.groups);
  setCounts();
  draw(true);
  moveTo(line, -1);
}

/** Opens the evidence of a place, and brings it into sight where the filter leaves it. @param {number} place */
export function openPlace(place) {
  const row = Math.floor(place / width);
  const line = state.left.findIndex((one) => one.row === row);
  if (line === -1) openEvidence(place, () => undefined);
  else openAt(line, place % width);
}

/** @param {number} line @param {number} column */
function openAt(line, column) {
  const { row, group } = state.left[line] ?? {};
  if (row === undefined && group === undefined) return;
  body.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
  moveTo(line, column);
  cellNode(line, column)?.setAttribute('aria-selected', 'true');
  const closed = () => {
    state.opened = -1;
    body.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
    moveTo(line, column);
  };
  if (group !== undefined) openModel(group, column, closed);
  if (row === undefined) return;
  state.opened = row * width + column;
  openEvidence(state.opened, closed);
}

/** @param {boolean} whole On paper there is no scrolling. */
function drawWhole(whole) {
  state.whole = whole;
  draw(true);
}

/** Rows come and go at the edges; those that stay in sight are not drawn again. @param {boolean} [anew] Draw them all again. */
function draw(anew = false) {
  const first = Math.floor(scrolled / rowHeight);
  // The box is never higher than the window.
  const seen = Math.ceil(innerHeight / rowHeight);
  const from = state.whole ? 0 : Math.max(0, Math.min(first, state.left.length - seen) - spare);
  const to = state.whole ? state.left.length : Math.min(state.left.length, first + seen + spare);
  if (!anew && from === state.from && to === state.to) return;
  const focused = body.contains(document.activeElement);
  if (state.line < from || state.line >= to) state.line = Math.max(0, Math.min(first, state.left.length - 1));
  if (anew || from >= state.to || to <= state.from) clear(from);
  for (; state.from < from; state.from += 1) above.nextSibling?.remove();
  for (; state.to > to; state.to -= 1) below.previousSibling?.remove();
  while (state.from > from) above.after(lineAt((state.from -= 1)));
  for (; state.to < to; state.to += 1) below.before(lineAt(state.to));
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

/** @param {number} index */
function lineAt(index) {
  const line = state.left[index] ?? {};
  const isUnfolded = line.group !== undefined && unfolded.has(line.group.name);
  return gridLine(line, { index, isUnfolded, look: state });
}

/** @param {number} line @param {number} column @returns {HTMLElement | null} */
function cellNode(line, column) {
  return body.querySelector(`[data-line="${line}"][data-column="${column}"]`);
}

/** @param {number} line @param {number} column */
function moveTo(line, column) {
  cellNode(state.line, state.column)?.setAttribute('tabindex', '-1');
  state.line = Math.max(0, Math.min(state.left.length - 1, line));
  // The button before the first column unfolds a model.
  const least = state.left[state.line]?.group === undefined ? 0 : -1;
  state.column = Math.max(least, Math.min(width - 1, column));
  const top = state.line * rowHeight;
  const room = scroll.clientHeight - head.offsetHeight - rowHeight;
  if (top < scroll.scrollTop) scroll.scrollTop = top;
  else if (top > scroll.scrollTop + room) scroll.scrollTop = top - room;
  scrolled = scroll.scrollTop;
  draw();
  const cell = cellNode(state.line, state.column);
  cell?.setAttribute('tabindex', '0');
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const page = Math.max(1, Math.floor(scroll.clientHeight / rowHeight) - 2);
  const { line, column, left } = state;
  const step = stepOfKey(event, { line, column, last: left.length - 1, page });
  if (step === undefined) return;
  event.preventDefault();
  if (step.opens) openAt(step.line, step.column);
  else moveTo(step.line, step.column);
}

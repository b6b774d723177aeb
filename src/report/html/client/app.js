/** Puts the page together: a filter changes, the lines, their count and the pictures follow. */
import { byId, count, counted } from './dom.js';
import { followLinks } from './link.js';
import { rows, rowsLeft } from './store.js';
import { startTheme } from './theme.js';
import { startPanel } from './panel.js';
import { groupsLeft } from './models.js';
import { showGroups, showRows, startGrid } from './grid.js';
import { drawCharts } from './charts.js';
import { drawOverview } from './overview.js';
import { startFilters } from './filters.js';
import { showFound, startFind } from './find.js';
import { comparable, compareLines } from './compare.js';
import { showCompare, startCompare } from './compare-table.js';
import { startViews, viewNow } from './views.js';

/** @type {import('./store.js').Filter | undefined} */
let filterNow;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pictures;
const allModels = new Set(rows.map(({ name }) => name)).size;

startTheme();
startPanel();
startGrid();
startFind();
startCompare(comparable, compareLines);
startFilters((filter) => {
  filterNow = filter;
  showMatrix();
});
startViews(
  [
    ['models', 'By model', 'matrix'],
    ['rows', 'By row', 'matrix'],
    ['find', 'Find an id', 'find'],
    ['compare', 'Compare models', 'compare'],
  ],
  showNow,
);
drawOverview();
followLinks();

function showNow() {
  if (viewNow() === 'find') showFound();
  else if (viewNow() === 'compare') showCompare();
  else showMatrix();
}

function showMatrix() {
  const filter = filterNow;
  // Before the views are there nothing is drawn: it would be drawn twice.
  if (filter === undefined || viewNow() === '' || byId('matrix').hidden) return;
  const left = rowsLeft(filter);
  if (viewNow() === 'models') {
    const groups = groupsLeft(filter, left);
    showGroups(groups, filter);
    byId('count').textContent = ofAll(groups.length, allModels, 'model');
  } else {
    showRows(left, filter);
    byId('count').textContent = ofAll(left.length, rows.length, 'row');
  }
  // The matrix is drawn before the pictures: it is what the reader looks at, and types into.
  clearTimeout(pictures);
  pictures = setTimeout(() => drawCharts(left), 120);
}

/** @param {number} left @param {number} all @param {string} noun */
function ofAll(left, all, noun) {
  return left === all ? counted(all, noun) : `${count(left)} of ${counted(all, noun)}`;
}

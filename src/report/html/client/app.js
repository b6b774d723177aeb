/** Puts the page together: a filter changes, the lines, their count and the pictures follow. */
import { byId, count } from './dom.js';
import { followLinks } from './link.js';
import { rows, rowsLeft } from './store.js';
import { startTheme } from './theme.js';
import { startEvidence } from './evidence.js';
import { groupsLeft } from './models.js';
import { showGroups, showRows, startGrid } from './grid.js';
import { drawCharts } from './charts.js';
import { drawOverview } from './overview.js';
import { startFilters } from './filters.js';
import { showFound, startFind } from './find.js';
import { showCompare, startCompare } from './compare.js';
import { startViews, viewNow } from './views.js';

/** @type {import('./store.js').Filter | undefined} */
let filterNow;
const allModels = new Set(rows.map(({ name }) => name)).size;

startTheme();
startEvidence();
startGrid();
startFind();
startCompare();
startFilters((filter) => {
  filterNow = filter;
  showMatrix();
});
startViews(showNow);
drawOverview();
followLinks();

function showNow() {
  if (viewNow() === 'find') showFound();
  else if (viewNow() === 'compare') showCompare();
  else showMatrix();
}

function showMatrix() {
  const filter = filterNow;
  if (filter === undefined || byId('matrix').hidden) return;
  const left = rowsLeft(filter);
  if (viewNow() === 'models') {
    const groups = groupsLeft(filter, left);
    showGroups(groups, filter);
    byId('count').textContent = ofAll(groups.length, allModels, 'models');
  } else {
    showRows(left, filter);
    byId('count').textContent = ofAll(left.length, rows.length, 'rows');
  }
  // The matrix is drawn before the pictures: it is what the reader looks at.
  requestAnimationFrame(() => drawCharts(left));
}

/** @param {number} left @param {number} all @param {string} noun */
function ofAll(left, all, noun) {
  return left === all ? `${count(all)} ${noun}` : `${count(left)} of ${count(all)} ${noun}`;
}

/** Puts the page together: a filter changes, the rows, their count and the pictures follow. */
import { byId, count } from './dom.js';
import { rows, rowsLeft } from './store.js';
import { startTheme } from './theme.js';
import { startEvidence } from './evidence.js';
import { showRows, startGrid } from './grid.js';
import { drawCharts } from './charts.js';
import { drawOverview } from './overview.js';
import { startFilters } from './filters.js';

startTheme();
startEvidence();
drawOverview();
startGrid();
startFilters((filter) => {
  const left = rowsLeft(filter);
  showRows(left, filter);
  byId('count').textContent =
    left.length === rows.length ? `${count(rows.length)} rows` : `${count(left.length)} of ${count(rows.length)} rows`;
  // The matrix is drawn before the pictures: it is what the reader looks at.
  requestAnimationFrame(() => drawCharts(left));
});

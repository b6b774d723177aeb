/** Puts the page of the catalogue together. */
import { byId, count, counted } from './dom.js';
import { followLinks } from './link.js';
import { noticeBox } from './notice.js';
import { startPanel } from './panel.js';
import { startTheme } from './theme.js';
import { startViews, viewNow } from './views.js';
import { showCompare, startCompare } from './compare-table.js';
import { showList, startList } from './catalogue-list.js';
import { showFound, startFind } from './catalogue-find.js';
import { catalogueLines } from './catalogue-compare.js';
import { catalogue, modelById } from './catalogue-store.js';

/** @typedef {import('./notice.js').Notice} Notice */

const { regions, generatedAt, models, simulated, gaps, coverage, observedRun, tool, logging } = catalogue;

startTheme();
startPanel();
startList();
startFind();
startCompare([...modelById.keys()], catalogueLines);
startViews(
  [
    ['models', 'By model', 'list'],
    ['find', 'Find an id', 'find'],
    ['compare', 'Compare models', 'compare'],
  ],
  () => {
    if (viewNow() === 'find') showFound();
    else if (viewNow() === 'compare') showCompare();
    else showList();
  },
);
sayWhatItIs();
followLinks();

function sayWhatItIs() {
  const when = `${generatedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const where = regions.length > 4 ? counted(regions.length, 'Region') : regions.join(', ');
  byId('facts').textContent = [
    where,
    when,
    counted(models.length, 'model'),
    ...(logging === undefined ? [] : [logging]),
  ].join(' · ');
  byId('footer').textContent = `${tool}. This file holds all it shows and makes no connection.`;
  const observed = observedRun === undefined ? '' : ` What a run saw is from the run of ${observedRun.slice(0, 10)}.`;
  /** @type {Notice[]} */
  const notices = [
    ...(simulated ? [note('Simulated', 'The built-in simulator answered; nothing here is about AWS.')] : []),
    note(
      'Nothing was called.',
      `These are the claims of AWS's listings, price lists and other sources, not what a model does: a run tests that.${observed} Both limits are known of ${count(coverage.both)} of ${count(coverage.text)} models that answer in text.`,
    ),
    ...(gaps.length === 0 ? [] : [gapsNotice()]),
  ];
  byId('notices').replaceChildren(...notices.map(noticeBox));
}

/** @param {string} title @param {string} text @returns {Notice} */
function note(title, text) {
  return { tone: 'note', title, text };
}

/** @returns {Notice} */
function gapsNotice() {
  const text = `${counted(gaps.length, 'listing')} failed: what is not here may be there all the same.`;
  return { tone: 'alert', title: 'Incomplete', text, lines: gaps };
}

/** The trend as its page holds it, and what the reader looks for in it. */
import { byId } from './dom.js';
import { chosen } from './link.js';

/** @typedef {import('../../../compare/history-data.ts').HistoryData} HistoryData */
/** @typedef {{ region: string, service: string, target: string, model: string, asked: string, reason: string, title: string, history: string, now: string, since: number, first: number, last: number, changes: number, settled: number, flaky: boolean }} HistoryCell */

/** @type {HistoryData} */
export const trend = JSON.parse(byId('data').textContent ?? '{}');

/** @type {HistoryCell[]} */
export const historyCells = trend.cells.map((numbers) => {
  const [region, service, target, model, asked, reason, title, history] = numbers.map(
    (text) => trend.texts[text] ?? '',
  );
  const [now = 0, since = -1, first = -1, last = -1, changes = 0, settled = 0, flaky = 0] = numbers.slice(8);
  return {
    region: region ?? '',
    service: service ?? '',
    target: target ?? '',
    model: model ?? '',
    asked: asked ?? '',
    reason: reason ?? '',
    title: title ?? '',
    history: history ?? '',
    now: trend.verdicts[now] ?? 'inconclusive',
    since,
    first,
    last,
    changes,
    settled,
    flaky: flaky === 1,
  };
});

/** Lines that are drawn at once: a year of a whole account is long. */
export const step = 200;
/** Lines that are printed at most: a browser gives up on tens of thousands. */
export const mostOnPaper = 2000;

/** @type {{ text: string, verdicts: Set<string>, flaky: boolean, shown: number, speedsShown: number }} */
export const shownNow = {
  text: chosen('text'),
  verdicts: new Set(),
  flaky: false,
  shown: step,
  speedsShown: step,
};

export function searchWords() {
  return shownNow.text.toLowerCase().split(/\s+/).filter(Boolean);
}

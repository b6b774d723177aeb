/** The panel that tells why one cell is what it is. */
import { counted, duration, el, mark } from './dom.js';
import { facts, openPanel, section } from './panel.js';
import { cellAt, changeAt, data, rows, width } from './store.js';

/** @typedef {import('./store.js').PageCell} PageCell */
/** @typedef {import('./panel.js').Fact} Fact */

/** @param {number} place @param {() => void} closed What to do when the reader closes the panel. */
export function openEvidence(place, closed) {
  const row = rows[Math.floor(place / width)];
  const api = data.apis[place % width];
  if (row === undefined || api === undefined) return;
  const cell = cellAt(place);
  openPanel({ eyebrow: api.label, title: row.profile || row.model }, closed, [
    ...verdictPart(cell, changeAt.get(place)),
    ...section('The service said', cell.message && el('blockquote', {}, [cell.message])),
    ...section('Next step', cell.next && el('p', {}, [cell.next])),
    ...section('', cell.docs && docsLink(cell.docs)),
    ...section('Target', facts(targetFacts(row))),
    ...section('Evidence', facts(evidenceFacts(cell))),
  ]);
}

/** @param {PageCell} cell @param {string | undefined} change */
function verdictPart({ verdict, verdictMeaning, title, reason, meaning, limit }, change) {
  const pill =
    limit === undefined
      ? el('p', { class: `pill ${verdict}` }, [mark(verdict), verdict])
      : el('p', { class: 'pill limit' }, [counted(limit, 'token')]);
  const because =
    title === ''
      ? undefined
      : el('p', { class: 'because' }, [el('strong', {}, [title]), ' ', el('code', {}, [reason])]);
  return [
    el('div', { class: 'pills' }, [
      pill,
      change === undefined ? undefined : el('p', { class: 'pill change' }, [changeWord(change)]),
    ]),
    ...(because === undefined ? [] : [because]),
    el('p', { class: 'meaning' }, [meaning || verdictMeaning]),
  ];
}

/** In the words of a reader. @param {string} kind */
export function changeWord(kind) {
  /** @type {Record<string, string>} */
  const words = { verdict: 'other verdict', reason: 'other reason', unknown: 'unknown' };
  return words[kind] ?? kind;
}

/** @param {string} href One of the pages that our own catalogue names. */
function docsLink(href) {
  return el('p', {}, [el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ['AWS documentation on this'])]);
}

/** @param {import('./store.js').PageRow} row @returns {Fact[]} */
function targetFacts({ region, endpoint, model, profile, profileType, provider, lifecycle }) {
  return [
    ['Region', region],
    ['Endpoint', endpoint],
    ['Model', model],
    ['Profile', profile],
    ['Reach', profileType],
    ['Provider', provider],
    ['Lifecycle', lifecycle],
  ];
}

/** @param {PageCell} cell @returns {Fact[]} */
function evidenceFacts(cell) {
  const tokens = cell.inputTokens === undefined ? undefined : `${cell.inputTokens} in, ${cell.outputTokens ?? 0} out`;
  return [
    ['Tested on', data.apis.find(({ name }) => name === cell.testedOn)?.label],
    ['HTTP status', cell.status ?? (cell.calls > 0 ? 'none' : undefined)],
    ['Error type', cell.errorType],
    ['Latency', cell.ms === undefined ? undefined : duration(cell.ms)],
    ['First byte', cell.firstByteMs === undefined ? undefined : duration(cell.firstByteMs)],
    ['Tokens', tokens],
    ['Route', cell.route],
    ['Body', cell.variant],
    ['Calls', cell.calls],
    ['When', cell.at],
    ['Request id', cell.requestId],
    ['Rule', cell.rule],
  ];
}

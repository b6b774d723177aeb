/** The panel of one API of one model: which ids answer it, from where, and what the others are. */
import { counted, el, mark } from './dom.js';
import { openEvidence } from './evidence.js';
import { openPanel } from './panel.js';
import { foldSentence } from './models.js';
import { cellAt, data, limitStated, notApplicable, rows, verdictName, verdictOf, width } from './store.js';

/** @typedef {{ target: string, endpoint: string, verdict: number, title: string, places: number[] }} Case */

/** @param {import('./models.js').Group} group @param {number} column @param {() => void} closed */
export function openModel(group, column, closed) {
  const api = data.apis[column];
  const fold = group.folds[column];
  if (api === undefined || fold === undefined) return;
  openPanel({ eyebrow: api.label, title: group.name }, closed, [
    el('p', {}, [`${api.label} ${foldSentence(fold)}.`]),
    ...casesOf(group.rows, column).map((one) => caseOf(one, () => openModel(group, column, closed))),
  ]);
}

/** What works first. @param {readonly number[]} own @param {number} column */
function casesOf(own, column) {
  /** @type {Map<string, Case>} */
  const cases = new Map();
  for (const row of own) {
    const place = row * width + column;
    const verdict = verdictOf[place] ?? 4;
    if (verdict === notApplicable) continue;
    const { profile = '', model = '', endpoint = '' } = rows[row] ?? {};
    const cell = cellAt(place);
    const title = cell.limit === undefined ? cell.title : counted(cell.limit, 'token');
    const target = profile || model;
    const key = [verdict, target, endpoint, title].join(' ');
    const known = cases.get(key) ?? { target, endpoint, verdict, title, places: [] };
    known.places.push(place);
    cases.set(key, known);
  }
  return [...cases.values()].toSorted((a, b) => a.verdict - b.verdict || b.places.length - a.places.length);
}

/** @param {Case} one @param {() => void} back */
function caseOf({ target, endpoint, verdict, title, places }, back) {
  const name = verdictName(places[0] ?? 0);
  const regions = places.map((place) => {
    const region = rows[Math.floor(place / width)]?.region ?? '';
    const button = el('button', { type: 'button', class: 'link' }, [region]);
    button.addEventListener('click', () => openEvidence(place, back));
    return button;
  });
  return el('div', { class: 'case' }, [
    el('p', { class: 'case-head' }, [
      verdict === limitStated ? undefined : el('span', { class: `cell ${name}` }, [mark(name)]),
      el('span', { class: 'id' }, [target]),
    ]),
    el('p', { class: 'hint' }, [
      [verdict === limitStated ? '' : name, title, endpoint.replace('bedrock-', '')].filter(Boolean).join(' · '),
    ]),
    el('p', { class: 'regions' }, regions),
  ]);
}

/** The panel beside the table, which tells more of what was selected. */
import { byId, el } from './dom.js';

/** @typedef {[label: string, value: string | number | undefined]} Fact */

const panel = byId('evidence');
/** @type {() => void} */
let onClose = () => undefined;

/** @param {{ eyebrow: string, title: string }} head @param {() => void} closed What to do when the reader closes the panel. @param {readonly (Node | string)[]} content */
export function openPanel({ eyebrow, title }, closed, content) {
  onClose = closed;
  const close = el('button', { type: 'button', class: 'quiet close', 'aria-label': 'Close the panel' }, ['Close']);
  close.addEventListener('click', closePanel);
  panel.replaceChildren(
    el('div', { class: 'evidence-head' }, [
      el('div', {}, [el('p', { class: 'eyebrow' }, [eyebrow]), el('h3', { id: 'evidence-title' }, [title])]),
      close,
    ]),
    ...content,
  );
  panel.hidden = false;
  byId('stage').classList.add('open');
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
  // The table may stand low on the screen: what was opened is brought into sight.
  panel.scrollIntoView({ block: 'nearest' });
}

function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  byId('stage').classList.remove('open');
  onClose();
}

export function startPanel() {
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closePanel();
  });
}

/** @param {string} title @param {Node | string} content Empty: no section. */
export function section(title, content) {
  if (content === '') return [];
  return [...(title === '' ? [] : [el('h4', {}, [title])]), content];
}

/** @param {readonly Fact[]} pairs */
export function facts(pairs) {
  const known = pairs.filter(([, value]) => value !== undefined && value !== '');
  return el(
    'dl',
    { class: 'facts-list' },
    known.flatMap(([label, value]) => [el('dt', {}, [label]), el('dd', {}, [String(value)])]),
  );
}

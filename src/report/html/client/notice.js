/** What a reader must know before all else: loud or quiet, folded where it is long. */
import { el } from './dom.js';

/** @typedef {import('../notices.ts').Notice} Notice */

/** @param {Notice} notice */
export function noticeBox({ tone, title, text, lines, said, next }) {
  if (lines !== undefined) {
    return el('details', { class: `notice ${tone}` }, [
      el('summary', {}, [el('strong', {}, [title]), ' ', text]),
      el(
        'ul',
        {},
        lines.map((one) => el('li', {}, [one])),
      ),
    ]);
  }
  const role = tone === 'alert' ? 'alert' : 'note';
  return el('div', { class: `notice ${tone}`, role }, [
    el('p', {}, [el('strong', {}, [title]), ' ', text]),
    said === undefined ? undefined : el('blockquote', {}, [said]),
    next === undefined ? undefined : el('p', { class: 'next' }, [next]),
  ]);
}

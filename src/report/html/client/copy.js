/** A button that copies a text. */
import { el } from './dom.js';

/** @param {string} label @param {() => string} text */
export function copyButton(label, text) {
  const button = el('button', { type: 'button', class: 'quiet small' }, [label]);
  button.addEventListener('click', () => {
    void copy(text()).then((done) => {
      button.textContent = done ? 'Copied' : 'Copying is not allowed here';
      return setTimeout(() => (button.textContent = label), 1500);
    });
  });
  return button;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

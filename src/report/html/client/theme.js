/** Light, dark, or as the system has it. */
import { byId } from './dom.js';

const themes = ['system', 'light', 'dark'];
const storageKey = 'bedrock-matrix theme';

export function startTheme() {
  const button = byId('theme');
  let theme = stored();

  function show() {
    document.documentElement.dataset['theme'] = theme;
    button.textContent = `Theme: ${theme}`;
  }

  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
    try {
      localStorage.setItem(storageKey, theme);
    } catch {
      // Pages from disk may have no storage; the choice then holds until the page is closed.
    }
    show();
  });
  show();
}

function stored() {
  try {
    const known = localStorage.getItem(storageKey) ?? '';
    return themes.includes(known) ? known : 'system';
  } catch {
    return 'system';
  }
}

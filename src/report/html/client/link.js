/** What the reader chose, kept in the address: a link that is handed on shows the same. */

const params = new URLSearchParams(location.hash.slice(1));
let waiting = false;
/** The next address is a step that the back button undoes. */
let isStep = false;

/** Empty where nothing was chosen. @param {string} name */
export function chosen(name) {
  return params.get(name) ?? '';
}

/** @param {string} name */
export function chosenList(name) {
  return params.getAll(name);
}

/** Empty forgets it. @param {string} name @param {string | readonly string[]} value */
export function remember(name, value) {
  params.delete(name);
  for (const one of typeof value === 'string' ? [value] : value) if (one !== '') params.append(name, one);
  if (waiting) return;
  waiting = true;
  // The address is slow to write, and a choice is many words.
  queueMicrotask(writeLink);
}

/** As `remember`, for another view: the back button leads to the one before. @param {string} name @param {string} value */
export function rememberStep(name, value) {
  isStep = chosen(name) !== value;
  remember(name, value);
}

function writeLink() {
  waiting = false;
  const hash = params.toString();
  const address = hash === '' ? '#' : `#${hash}`;
  try {
    if (isStep) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  } catch {
    // A page in a frame may have no address of its own; the choice then holds until it is closed.
  }
  isStep = false;
}

/** A link to this same page with other choices: all is drawn anew. */
export function followLinks() {
  addEventListener('hashchange', () => location.reload());
}

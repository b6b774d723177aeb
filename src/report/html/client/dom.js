/** Builds elements. Text from outside only ever becomes a text node: there is no way to mark-up from here. */

/** @typedef {Record<string, string | number | boolean | undefined>} Attributes */
/** @typedef {Node | string | undefined} Child */

/** @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no #${id}`);
  return found;
}

/**
 * True writes an attribute without a value; false and undefined leave it out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Attributes} [attributes]
 * @param {readonly Child[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, attributes = {}, children = []) {
  return dressed(document.createElement(name), attributes, children);
}

/**
 * @param {string} name
 * @param {Attributes} [attributes]
 * @param {readonly Child[]} [children]
 */
export function svg(name, attributes = {}, children = []) {
  return dressed(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {readonly Child[]} children
 * @returns {E}
 */
function dressed(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** The sign of a verdict; what it says is said beside it. @param {string} verdict */
export function mark(verdict) {
  const use = svg('use', { href: `#mark-${verdict}` });
  return svg('svg', { class: 'mark', 'aria-hidden': 'true', focusable: 'false' }, [use]);
}

/** 12,345 everywhere. @param {number} value */
export function count(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 Region`, `12 Regions`. @param {number} value @param {string} noun */
export function counted(value, noun) {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** As every report writes a share (text/percent.ts; a test compares the two). @param {number} part @param {number} whole */
export function share(part, whole) {
  const rounded = whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
  if (rounded === 100 && part < whole) return '99.9 %';
  if (rounded === 0 && part > 0) return '0.1 %';
  return `${rounded.toFixed(1)} %`;
}

/** @param {number} ms */
export function duration(ms) {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** `ToolUse_Feature` as `Tool Use`. @param {string} label */
export function nameOfColumn(label) {
  return label.replace(/_(?:Feature|Value|Limit|Probe)$/, '').replace(/(?<=[a-z])(?=[A-Z])|_/g, ' ');
}

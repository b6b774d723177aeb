/** The fields of a form: boxes to check, one choice of many, a number, a button to press, a search. */
import { el } from './dom.js';

/** Nothing to choose: no field. @template T @param {string} title @param {{ chosen: T[], choices: readonly [label: string, value: T][] }} options @param {() => void} changed */
export function checkGroup(title, { chosen, choices }, changed) {
  if (choices.length === 0) return undefined;
  const boxes = choices.map(([label, value]) => {
    const box = el('input', { type: 'checkbox', checked: chosen.includes(value) });
    box.addEventListener('change', () => {
      if (box.checked) chosen.push(value);
      else chosen.splice(chosen.indexOf(value), 1);
      changed();
    });
    return el('label', { class: 'check' }, [box, label]);
  });
  return el('fieldset', {}, [el('legend', {}, [title]), el('div', { class: 'checks' }, boxes)]);
}

/** The first choice is none. @param {string} label @param {{ name?: string, chosen: string, none: string, values: readonly string[] }} options @param {(value: string) => void} changed */
export function choiceField(label, { name, chosen, none, values }, changed) {
  const field = el('select', { name }, [
    el('option', { value: '' }, [none]),
    ...values.map((value) => el('option', { value }, [value])),
  ]);
  field.value = chosen;
  field.addEventListener('change', () => changed(field.value));
  return el('label', {}, [el('span', {}, [label]), field]);
}

/** 0 is none. @param {string} label @param {number} value @param {(value: number) => void} changed */
export function numberField(label, value, changed) {
  const field = el('input', { type: 'number', min: 0, step: 'any', inputmode: 'decimal' });
  field.value = value === 0 ? '' : String(value);
  field.addEventListener('input', () => changed(Math.max(0, Number(field.value) || 0)));
  return el('label', {}, [el('span', {}, [label]), field]);
}

/** @param {{ content: readonly (Node | string)[], name: string, on: boolean }} look @param {(on: boolean) => void} changed */
export function toggleButton({ content, name, on: pressed }, changed) {
  const button = el('button', { type: 'button', class: `toggle ${name}`, 'aria-pressed': String(pressed) }, content);
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    changed(on);
  });
  return button;
}

/** `/` goes to it too. @param {{ text: string, placeholder: string }} options @param {(text: string) => void} changed */
export function searchField({ text, placeholder }, changed) {
  const field = el('input', { type: 'search', id: 'search', placeholder, autocomplete: 'off', spellcheck: 'false' });
  field.value = text;
  field.addEventListener('input', () => changed(field.value));
  searchWithSlash(field);
  return el('label', { class: 'search' }, [el('span', {}, ['Search']), field]);
}

/** `/` goes to the search, unless one is typing. @param {HTMLElement} search */
function searchWithSlash(search) {
  addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    search.focus();
  });
}

/** On paper, in the place of a form, what is chosen in it. @param {HTMLElement} form @param {HTMLElement} place */
export function sayOnPaper(form, place) {
  addEventListener('beforeprint', () => {
    const chosen = [...form.querySelectorAll('input, select, [aria-pressed="true"]')].flatMap((field) => {
      const label = (field.closest('label')?.textContent ?? '').trim();
      if (field instanceof HTMLButtonElement) return [field.textContent ?? ''];
      if (field instanceof HTMLInputElement && field.type === 'checkbox') {
        const group = field.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
        return field.checked ? [`${group}: ${label}`] : [];
      }
      if (field instanceof HTMLSelectElement)
        return field.value === ''
          ? []
          : [`${field.closest('label')?.querySelector('span')?.textContent}: ${field.value}`];
      return field instanceof HTMLInputElement && field.value !== '' ? [`${label}: ${field.value}`] : [];
    });
    place.textContent = chosen.length === 0 ? '' : `Chosen: ${chosen.join('; ')}.`;
  });
}

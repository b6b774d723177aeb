/** Where a key leads in the matrix. */
import { width } from './store.js';

/** @typedef {{ line: number, column: number, opens?: boolean }} KeyStep */

/** Undefined for a key that does nothing here. @param {KeyboardEvent} event @param {{ line: number, column: number, last: number, page: number }} at `last`: the last line; `page`: how many lines are in sight. @returns {KeyStep | undefined} */
export function stepOfKey({ key, ctrlKey, target }, { line, column, last, page }) {
  // A button opens what it stands for itself.
  if (target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ')) return undefined;
  /** @type {Record<string, KeyStep>} */
  const steps = {
    ArrowUp: { line: line - 1, column },
    ArrowDown: { line: line + 1, column },
    ArrowLeft: { line, column: column - 1 },
    ArrowRight: { line, column: column + 1 },
    PageUp: { line: line - page, column },
    PageDown: { line: line + page, column },
    Home: { line: ctrlKey ? 0 : line, column: 0 },
    End: { line: ctrlKey ? last : line, column: width - 1 },
    Enter: { line, column, opens: true },
    ' ': { line, column, opens: true },
  };
  return steps[key];
}

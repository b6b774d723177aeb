/** Whether there is a word anywhere in a part of a reply: an empty block of thinking is none. */
import type { Json } from '../types.ts';

/** Without recursion: what is nested a hundred thousand deep is read too. */
export function hasAnyText(value: Json | undefined): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === 'string' && next.trim() !== '') return true;
    if (typeof next === 'object' && next !== null) for (const member of Object.values(next)) rest.push(member);
  }
  return false;
}

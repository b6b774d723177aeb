/** Whether there is a word anywhere in a part of a reply: an empty block of thinking is none. */
import type { Json } from '../../types.ts';

export function hasAnyText(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((member) => hasAnyText(member));
}

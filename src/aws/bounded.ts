/** Texts that others wrote, no longer than they need to be: what is cut off is said. */

/** The first `most` characters, and how many there were; a text that is short enough as it is. */
export function bounded(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}… (${text.length} characters)`;
}

/** Names, codes and states of a service: the longest on record has 60 characters. */
export const longestName = 300;

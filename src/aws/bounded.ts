/** Texts that others wrote, no longer than they need to be: what is cut off is said. */

/** The first `most` characters, and how many there were; a text that is short enough as it is. */
export function bounded(text: string, most: number): string {
  return text.length <= most ? text : `${cut(text, most)}… (${text.length} characters)`;
}

/** Digits of an account id, as long as one that is written in groups. */
const halfNumber = /(?:\p{Nd}[-\s.]?){1,14}$/u;

/**
 * The first `most` characters. Never half of a number: of an account id it would be most of the digits, and nothing would know it
 * for one.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = Math.max(0, most - 16);
  return (
    text.slice(0, last) +
    text
      .slice(last, most)
      .replace(/[\uD800-\uDBFF]$/, '')
      .replace(halfNumber, '')
  );
}

/** Names, codes and states of a service: the longest on record has 60 characters. */
export const longestName = 300;

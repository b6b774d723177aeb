/** Keeps answers to a size that an agent can read: what was cut is said, and how to ask for less. */

/** Entries of one list, and characters of one text. */
const mostEntries = 100;
const mostCharacters = 40_000;

/** The first of a list under its name, and how many there are beyond them. */
export function firstOf(name: string, list: readonly object[], most = mostEntries): object {
  const more = list.length - most;
  return { [name]: list.slice(0, most), ...(more > 0 && { [`${name}NotShown`]: more }) };
}

export function cutText(text: string, howToNarrow: string): string {
  if (text.length <= mostCharacters) return text;
  const whole = text.slice(0, mostCharacters).replace(/\n[^\n]*$/, '');
  return `${whole}\n\n[cut here: ${text.length - whole.length} more characters. ${howToNarrow}]\n`;
}

/** Globs over ids and names of files: `*` is any run of characters, `?` any one; case does not matter. */

export interface Glob {
  test(text: string): boolean;
}

/**
 * Matched by hand and not as a regular expression, which goes through every way of dealing a text out over the stars of
 * `*a*a*a*a*b` before it says no. Here the last star alone gives way, so that it costs at most glob x text.
 */
export function globPattern(glob: string): Glob {
  const pattern = glob.toLowerCase().replaceAll(/\*+/g, '*');
  return { test: (text) => matches(pattern, text.toLowerCase()) };
}

function matches(glob: string, text: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let mark = 0;
  while (place < text.length) {
    if (glob[at] === '*') {
      star = at;
      mark = place;
      at += 1;
    } else if (at < glob.length && (glob[at] === '?' || glob[at] === text[place])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      at = star + 1;
      mark += 1;
      place = mark;
    } else return false;
  }
  while (glob[at] === '*') at += 1;
  return at === glob.length;
}

/** What stands at the end of a model id: its version, its size, its date. */

/** The longest ending on record has 18 characters (`-20251001-v1:0:200k`). */
const longestEnding = 64;

/**
 * The id without what matches at its end. Only there is it looked for: an expression that ends in `$` is else tried from each
 * character of a text, which takes time that grows with the square of a hostile id.
 */
export function withoutEnding(id: string, ending: RegExp): string {
  const at = Math.max(0, id.length - longestEnding);
  return id.slice(0, at) + id.slice(at).replace(ending, '');
}

/** `anthropic.claude-3-5-sonnet` of `anthropic.claude-3-5-sonnet-20241022-v2:0`. */
export function withoutVersion(id: string): string {
  // `-v1:0`, `:0`, and the `-1:0` of gpt-oss.
  return withoutEnding(id, /(?:-\d{8})?(?:-v\d+(?::\d+)*|-\d+:\d+|(?::\d+)+)?$/);
}

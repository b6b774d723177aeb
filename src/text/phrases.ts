/**
 * Puts expressions together out of lists of phrases, so that a list can be read line by line. The rules of verdict/ match them
 * against plain wording: lower case, `not` written out, placeholders in braces.
 */

/** In a phrase: any of these. A line may hold several with the same meaning, as `a|b`. */
export function oneOf(...words: readonly string[]): string {
  return `(?:${words.join('|')})`;
}

/** In a phrase: up to so many other words. */
export function upTo(count: number, word = '\\w+'): string {
  return `(?:${word} ){0,${count}}?`;
}

/** Any of these phrases, as whole words: `expired` is found in `token-expired`, not in `unexpired`. */
export function phrases(...list: readonly string[]): RegExp {
  return new RegExp(`(?<!\\w)(?:${list.join('|')})(?!\\w)`);
}

/** Any of these phrases, where a hyphen is part of a word: `model` is not found in `model-id`. */
export function anyOf(...list: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w-])(?:${list.join('|')})(?![\\w-])`);
}

/** One expression out of several. */
export function eitherOf(...lists: readonly RegExp[]): RegExp {
  return new RegExp(lists.map(({ source }) => source).join('|'));
}

/** The same, in upper case too: for messages as they came. */
export function inAnyCase(expression: RegExp): RegExp {
  return new RegExp(expression.source, 'i');
}

/** Refusals of a value that say which values there are: that one is not taken says nothing of the others. */
import { inAnyCase, phrases } from '../text/phrases.ts';

/** `nouns`: what the values are called, beside `values` and `options`; `more`: further phrases that refuse one. */
export function choicesStated(nouns: string, ...more: readonly string[]): RegExp {
  return inAnyCase(
    phrases(
      `(?:supported|allowed|permitted|valid|accepted) (?:values|options|${nouns}) (?:are|include)`,
      'must be one of|input should be|invalid value',
      ...more,
    ),
  );
}

/** The glob that somebody probably meant by a name that matches no id: a part of ids, its words in another spelling, one word misspelt. */
import { nearest } from '../config/nearest.ts';
import { globPattern } from '../text/glob.ts';

/** Matches at least one of the ids; undefined where none is like the name. */
export function globMeant(name: string, ids: readonly string[]): string | undefined {
  const words = wordsOf(name);
  const fits = (glob: string): boolean => ids.some((id) => globPattern(glob).test(id));
  const part = name.replaceAll('*', '');
  // `nova-lite` is most of `amazon.nova-2-lite-v1:0`, and `haiku-4.5` of `claude-haiku-4-5`.
  const globs = [part, words.join('*')].filter((text) => text !== '').map((text) => `*${text}*`);
  const spelt = globs.find(fits);
  if (spelt !== undefined || words.length !== 1) return spelt;
  const [meant] = nearest(part, new Set(ids.flatMap(wordsOf).filter((word) => /[a-z]{3}/i.test(word))), 1);
  return meant === undefined ? undefined : `*${meant}*`;
}

function wordsOf(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

/** What somebody means by a name that they type: by a whole id, by a glob, or by a part of ids. */
import { globPattern } from '../text/glob.ts';

/** The items with that id; else those whose ids match the glob; else those whose ids hold the name. Case is ignored. */
export function named<Item>(
  items: readonly Item[],
  name: string,
  idsOf: (item: Item) => readonly string[],
): readonly Item[] {
  const wanted = name.toLowerCase();
  const whole = items.filter((item) => idsOf(item).some((id) => id.toLowerCase() === wanted));
  if (whole.length > 0) return whole;
  const glob = globPattern(/[*?]/.test(name) ? name : `*${name}*`);
  return items.filter((item) => idsOf(item).some((id) => glob.test(id)));
}

/** Groups in the order in which they first appear; not every browser in use has `Map.groupBy`. */

/** @template Item @template Key @param {Iterable<Item>} items @param {(item: Item) => Key} keyOf @returns {Map<Key, Item[]>} */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

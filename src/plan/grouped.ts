/** Groups in the order in which they first appear; Node 20 has no `Map.groupBy`. */

export function grouped<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The first of them where several are as large; empty where there is nothing to group. */
export function largestGroup<Item>(items: Iterable<Item>, keyOf: (item: Item) => unknown): Item[] {
  const groups = [...grouped(items, keyOf).values()];
  return groups.reduce((largest, group) => (group.length > largest.length ? group : largest), []);
}

/** A table of texts, each stored once. */

export interface TextTable {
  indexOf(text: string): number;
  /** By index; the first is the empty text. */
  all: string[];
}

export function createTextTable(): TextTable {
  const all = [''];
  const known = new Map([['', 0]]);
  return {
    all,
    indexOf(text) {
      const found = known.get(text);
      if (found !== undefined) return found;
      known.set(text, all.length);
      return all.push(text) - 1;
    },
  };
}

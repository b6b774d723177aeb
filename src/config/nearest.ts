/** Owns the guess at what a mistyped word meant. */

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost one. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** A part of a name is the likeliest slip of all: `claude-haiku` for a whole model id. */
function remoteness(word: string, candidate: string): number {
  const lower = candidate.toLowerCase();
  if (word.length > 2 && (lower.includes(word) || word.includes(lower))) return 0.5;
  return editDistance(word, lower);
}

/** The `n` candidates most like `word`, best first, without those that share too little to be meant. Case is ignored. */
export function nearest(word: string, candidates: Iterable<string>, n = 3): string[] {
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length * 0.4));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, score: remoteness(wanted, candidate) }))
    .filter(({ score }) => score <= limit)
    .toSorted((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, n)
    .map(({ candidate }) => candidate);
}

/** A sentence for the fix of an error: the likely words, and the whole list where it is short enough to read. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  const guess = near.length > 0 ? [`Did you mean ${near.join(' or ')}?`] : [];
  const all = near.length === 0 || candidates.length <= 12 ? [`Known: ${candidates.join(', ')}.`] : [];
  return [...guess, ...all].join(' ');
}

/** Finds the parts of a plan that nobody brought along. */
import type { Shard } from '../config/shard.ts';
import { UserError } from '../errors.ts';
import type { Run } from '../types.ts';

/** The part of its plan that a run measured; undefined for a whole one. */
export function shardOf({ header }: Run): Shard | undefined {
  const name = header.options['shard'];
  if (typeof name !== 'string') return undefined;
  const [index = 0, count = 0] = name.split('/').map(Number);
  return { index, count };
}

/** Names of the missing parts, `part 2/4`, with their Regions where there are several sets. Runs of other Regions are sets of their own. */
export function missingShards(runs: readonly Run[]): string[] {
  const sets = new Map<string, Run[]>();
  for (const run of runs) {
    const regions = run.header.regions.toSorted().join(', ');
    sets.set(regions, [...(sets.get(regions) ?? []), run]);
  }
  return [...sets].flatMap(([regions, set]) =>
    missingOf(set).map((name) => (sets.size > 1 ? `${name} of ${regions}` : name)),
  );
}

function missingOf(runs: readonly Run[]): string[] {
  const shards = runs.map(shardOf);
  const known = shards.filter((shard) => shard !== undefined);
  const counts = new Set(known.map(({ count }) => count));
  // A whole run covers whatever parts stand beside it.
  if (known.length < shards.length || known[0] === undefined) return [];
  if (counts.size > 1) throw cutDifferently([...counts]);
  const { count } = known[0];
  const present = new Set(known.map(({ index }) => index));
  return Array.from({ length: count }, (_, at) => at + 1)
    .filter((index) => !present.has(index))
    .map((index) => `part ${index}/${count}`);
}

function cutDifferently(counts: readonly number[]): UserError {
  return new UserError(
    `The plan was cut in different ways: into ${counts.join(' and ')} parts.`,
    'Join only parts of one cut, all 1/n to n/n with the same n.',
  );
}

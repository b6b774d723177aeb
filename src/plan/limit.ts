/** The fair limit: n models of a Region, dealt round over endpoints and, within each, over providers, the likeliest to answer first; the same n every time. */
import { endpoints } from '../api-facts.ts';
import type { Row } from '../types.ts';
import { keyOfWords, regionOf } from './cell.ts';
import { grouped } from './grouped.ts';
import { compareModels, compareProviders } from './first-choice.ts';

/**
 * Keeps, per Region of an account, the rows of `limit` models; a model and its profiles stay together. Rows come in their sorted
 * order. `earlier`: rows of a run that goes on; their models come first, since a listing that failed then may bring others now.
 */
export function limitModels(rows: readonly Row[], limit: number, earlier: readonly Row[] = []): Row[] {
  const known = grouped(earlier, regionOf);
  const kept = new Set(
    [...grouped(rows, regionOf)].flatMap(([region, ofRegion]) =>
      [...new Set([...(known.get(region) ?? []).map(modelKey), ...dealModels(ofRegion)])].slice(0, limit),
    ),
  );
  return rows.filter((row) => kept.has(modelKey(row)));
}

/** Model keys of a Region in the order in which they are dealt. */
function dealModels(rows: readonly Row[]): string[] {
  const perEndpoint = endpoints.map((endpoint) => {
    const ofEndpoint = rows.filter((row) => row.endpoint === endpoint);
    const providers = [...grouped(ofEndpoint, (row) => row.provider).values()].map((ofProvider) =>
      [...grouped(ofProvider, modelKey).values()].toSorted(compareModels),
    );
    return deal(
      providers
        .toSorted(compareProviders)
        .map((models) => models.flatMap(([first]) => (first === undefined ? [] : [modelKey(first)]))),
    );
  });
  return deal(perEndpoint);
}

/** One from each hand in turn, until all are empty. */
function deal(hands: readonly (readonly string[])[]): string[] {
  const rounds = Math.max(0, ...hands.map((hand) => hand.length));
  return Array.from({ length: rounds }, (_, round) => hands.flatMap((hand) => hand[round] ?? [])).flat();
}

function modelKey(row: Row): string {
  return keyOfWords(regionOf(row), row.endpoint, row.model);
}

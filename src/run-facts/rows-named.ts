/** The rows of a run that somebody means by a name: of people who type it, and of agents. */
import { nearest } from '../config/nearest.ts';
import { usageError } from '../errors.ts';
import { globPattern } from '../plan/glob.ts';
import { named } from '../plan/named.ts';
import type { Row, Run } from '../types.ts';

/** Rows by model or profile id. @throws UserError (usage) that names the nearest. */
export function rowsNamed(run: Run, name: string): readonly Row[] {
  const idsOf = ({ model, profile }: Row): string[] => [model, ...(profile === undefined ? [] : [profile])];
  const found = named(run.rows, name, idsOf);
  if (found.length > 0) return found;
  const ids = new Set(run.rows.flatMap(idsOf));
  const spelt = nearest(name.replaceAll('*', ''), ids);
  const near = spelt.length > 0 ? spelt : withParts(name, ids);
  const none =
    run.rows.length > 0 ? 'None of its ids is like it; `bedrock-matrix report` shows them.' : 'It has no rows.';
  throw usageError(
    `No id in this run matches ${name}.`,
    near.length > 0 ? `The nearest ids are ${near.join(', ')}.` : none,
  );
}

/** Ids that hold the parts of a name in their order: `nova-lite` is most of `amazon.nova-2-lite-v1:0`. */
function withParts(name: string, ids: Iterable<string>): string[] {
  const parts = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  const glob = globPattern(`*${parts.join('*')}*`);
  return parts.length < 2 ? [] : [...ids].filter((id) => glob.test(id)).slice(0, 3);
}

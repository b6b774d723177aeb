/** The rows of a run that somebody means by a name: of people who type it, and of agents. */
import { nearest } from '../config/nearest.ts';
import { usageError } from '../errors.ts';
import { globPattern } from '../text/glob.ts';
import { globMeant } from '../plan/glob-meant.ts';
import { named } from '../plan/named.ts';
import type { Row, Run } from '../types.ts';

/** Rows by model or profile id. @throws UserError (usage) that names the nearest. */
export function rowsNamed(run: Run, name: string): readonly Row[] {
  const idsOf = ({ model, profile }: Row): string[] => [model, ...(profile === undefined ? [] : [profile])];
  const found = named(run.rows, name, idsOf);
  if (found.length > 0) return found;
  const ids = [...new Set(run.rows.flatMap(idsOf))];
  const spelt = nearest(name.replaceAll('*', ''), ids);
  const near = spelt.length > 0 ? spelt : likeIt(name, ids);
  const none =
    run.rows.length > 0 ? 'None of its ids is like it; `bedrock-matrix report` shows them.' : 'It has no rows.';
  throw usageError(
    `No id in this run matches ${name}.`,
    near.length > 0 ? `The nearest ids are ${near.join(', ')}.` : none,
  );
}

/** The first of the ids that the name may mean a part of. */
function likeIt(name: string, ids: readonly string[]): string[] {
  const glob = globMeant(name, ids);
  return glob === undefined ? [] : ids.filter((id) => globPattern(glob).test(id)).slice(0, 3);
}

/** Which cells the questions beyond the APIs make: only where the API is known to answer. Pure. */
import { plainOf, routesOf } from '../api-names.ts';
import { readForm } from '../apis/form.ts';
import { apiOf } from '../apis/registry.ts';
import type { Check } from '../features/check.ts';
import { keyOf } from '../plan/cell.ts';
import { globPattern, type Glob } from '../text/glob.ts';
import type { ApiName, ProbeRequest, Cell, CellResult, Row, Run } from '../types.ts';
import type { CheckOnTarget } from './next-check-request.ts';

export interface FeatureCell extends CheckOnTarget {
  cell: Cell;
}

type Known = Pick<Run, 'rows' | 'results'>;

/** Row by row, in the order of the questions. `prompt`: the user's prompt, in place of our own. */
export function featureCells({ rows, results }: Known, questions: readonly Check[], prompt?: string): FeatureCell[] {
  const scoped = questions.map((question) => ({
    question,
    pattern: question.models === undefined ? undefined : globPattern(question.models),
  }));
  return rows.flatMap((row) =>
    scoped.flatMap(({ question, pattern }) =>
      pattern === undefined || names(row, pattern) ? cellFor(row, question, { results, prompt }) : [],
    ),
  );
}

/** Whether the glob of a check is about the row. */
export function names({ model, profile }: Row, pattern: Glob): boolean {
  return pattern.test(model) || (profile !== undefined && pattern.test(profile));
}

interface Asked {
  results: ReadonlyMap<string, CellResult>;
  prompt: string | undefined;
}

/** On the first of the question's APIs that answers and on which it can be tested. */
function cellFor(row: Row, question: Check, { results, prompt }: Asked): FeatureCell[] {
  for (const api of question.apis) {
    const answered = answerOf(row, api, results);
    const base = answered && answeredRequest({ row, api }, answered, prompt);
    if (base !== undefined && question.requests(base, { row, api }).length > 0) {
      return [{ cell: { row, api, check: question.subject }, check: question, base }];
    }
  }
  return [];
}

/** A streaming API that was not asked itself is known by its twin. */
function answerOf(row: Row, api: ApiName, results: ReadonlyMap<string, CellResult>): CellResult | undefined {
  const own = results.get(keyOf(row, api));
  if (own !== undefined && own.verdict !== 'untested') return own.verdict === 'supported' ? own : undefined;
  const plain = plainOf(api);
  return plain === api ? undefined : answerOf(row, plain, results);
}

/** The request in the form that was answered: on its route, under its variant, its repairs aside. */
function answeredRequest(
  { row, api }: Cell,
  { route, variant }: CellResult,
  prompt?: string,
): ProbeRequest | undefined {
  const known = route ?? routesOf(api, row.endpoint)[0];
  if (known === undefined) return undefined;
  const requests = apiOf(api).requests(row, known, prompt);
  const base = variant === undefined ? undefined : readForm(variant).base;
  return requests.find(({ form }) => form.base === base) ?? requests[0];
}

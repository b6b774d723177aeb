/** The APIs as reports name and order them. */
import { apiFacts } from '../api-facts.ts';
import { apiNames, defaultApis } from '../api-names.ts';
import type { ApiName, Run } from '../types.ts';

export function apiLabel(api: ApiName): string {
  return apiFacts[api].label;
}

/** The APIs of `asked` in the order of the columns, each once. */
export function inColumnOrder(asked: Iterable<ApiName>): ApiName[] {
  const wanted = new Set(asked);
  return apiNames.filter((api) => wanted.has(api));
}

/** The columns of the matrix: those of the APIs that are asked by default, asked for or not, and what was asked for beyond them. */
export function matrixApis(run: Run): ApiName[] {
  return inColumnOrder([...defaultApis, ...run.header.apis]);
}

/** The APIs that were asked for. */
export function askedApis(run: Run): ApiName[] {
  return inColumnOrder(run.header.apis);
}

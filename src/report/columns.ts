/** The APIs as reports name and order them. */
import { apiLabels, apiNames } from '../config/api-names.ts';
import type { ApiName, Run } from '../types.ts';

/** The first five keep their column in the CSV even when they were not asked for. */
const defaultApis = apiNames.slice(0, 5);

export function apiLabel(api: ApiName): string {
  return apiLabels[api];
}

/** The APIs of `asked` in the order of the columns, each once. */
export function inColumnOrder(asked: Iterable<ApiName>): ApiName[] {
  const wanted = new Set(asked);
  return apiNames.filter((api) => wanted.has(api));
}

/** The columns of the matrix: the five, and what was asked for beyond them. */
export function matrixApis(run: Run): ApiName[] {
  return inColumnOrder([...defaultApis, ...run.header.apis]);
}

/** The APIs that were asked for. */
export function askedApis(run: Run): ApiName[] {
  return inColumnOrder(run.header.apis);
}

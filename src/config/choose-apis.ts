/** Owns which APIs the words of `--api` mean. */
import { apiNames } from '../api-names.ts';
import type { ApiName } from '../types.ts';

/** The APIs asked for, each once, in the order of the columns; `all` is every one but those that `notInAll` has. */
export function chooseApis(words: readonly (ApiName | 'all')[], notInAll: readonly ApiName[] = []): ApiName[] {
  return apiNames.filter((name) => words.includes(name) || (words.includes('all') && !notInAll.includes(name)));
}

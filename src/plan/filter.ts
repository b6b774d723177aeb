/** Which rows a run is about, by model, profile, provider, profile type and endpoint. */
import type { Endpoint, ProfileType, Row } from '../types.ts';
import { globPattern } from './glob.ts';

export interface RowFilter {
  /** Globs on model and profile ids; a row is in when one matches, or when there are none. */
  models: readonly string[];
  exclude: readonly string[];
  /** Provider names, or the first segment of their ids. */
  providers: readonly string[];
  profileTypes: readonly ProfileType[];
  services: readonly Endpoint[];
}

export function filterRows(rows: readonly Row[], filter: RowFilter): Row[] {
  const wanted = filter.models.map(globPattern);
  const unwanted = filter.exclude.map(globPattern);
  const providers = new Set(filter.providers.map((name) => name.toLowerCase()));
  return rows.filter(
    (row) =>
      (wanted.length === 0 || wanted.some((glob) => names(row, glob))) &&
      !unwanted.some((glob) => names(row, glob)) &&
      (providers.size === 0 || providersOf(row).some((name) => providers.has(name))) &&
      filter.profileTypes.includes(row.profileType) &&
      filter.services.includes(row.endpoint),
  );
}

/** The globs that name no row at all: a typo to tell the user of. */
export function globsWithoutRow(rows: readonly Row[], globs: readonly string[]): string[] {
  return globs.filter((glob) => !rows.some((row) => names(row, globPattern(glob))));
}

function names({ model, profile }: Row, glob: RegExp): boolean {
  return glob.test(model) || (profile !== undefined && glob.test(profile));
}

function providersOf({ provider, model }: Row): string[] {
  return [provider.toLowerCase(), (model.split('.')[0] ?? model).toLowerCase()];
}

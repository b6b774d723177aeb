/** Which rows a run is about, by model, profile, provider, profile type and endpoint. */
import type { Endpoint, ProfileType, Row } from '../types.ts';
import { globPattern, type Glob } from '../text/glob.ts';

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
  const providers = filter.providers.map(squashed);
  return rows.filter(
    (row) =>
      (wanted.length === 0 || wanted.some((glob) => names(row, glob))) &&
      !unwanted.some((glob) => names(row, glob)) &&
      (providers.length === 0 || providers.some((name) => isOf(row, name))) &&
      filter.profileTypes.includes(row.profileType) &&
      filter.services.includes(row.endpoint),
  );
}

/** The globs that name no row at all: a typo to tell the user of. */
export function globsWithoutRow(rows: readonly Row[], globs: readonly string[]): string[] {
  return globs.filter((glob) => !rows.some((row) => names(row, globPattern(glob))));
}

/** Provider names that no row has, likewise. */
export function providersWithoutRow(rows: readonly Row[], providers: readonly string[]): string[] {
  return providers.filter((name) => !rows.some((row) => isOf(row, squashed(name))));
}

function names({ model, profile }: Row, glob: Glob): boolean {
  return glob.test(model) || (profile !== undefined && glob.test(profile));
}

/** By name or by the first segment of the id. Where the listing gives no name (mantle alone), `Mistral AI` still is `mistral`. */
function isOf({ provider, model }: Row, wanted: string): boolean {
  const prefix = squashed(model.split('.')[0] ?? model);
  const name = squashed(provider);
  return wanted === name || wanted === prefix || (name === prefix && wanted.startsWith(prefix));
}

function squashed(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

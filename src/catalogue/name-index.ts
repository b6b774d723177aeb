/** Finds the one model that a name means. A name that could mean two finds none: a wrong quota is worse than a missing one. */
import { nameAliases } from './corrections.ts';
import { keyWithoutProvider, looseKeys, nameInId, nameKey } from './name-key.ts';

/** What can be found by name. */
export interface Named {
  id: string;
  /** As listed. */
  names: readonly string[];
  mantleId?: string;
}

export interface NameIndex {
  /** The id of the model that is meant; `ids` are tried before `names`, and names in their order. */
  find(names: readonly string[], ids?: readonly string[]): string | undefined;
}

export function nameIndex(models: readonly Named[]): NameIndex {
  const ids = new Map(models.flatMap(({ id, mantleId = id }) => [[id, id] as const, [mantleId, id] as const]));
  const exact = new Map<string, Set<string>>();
  const loose = new Map<string, Set<string>>();
  for (const model of models) {
    for (const name of [...model.names, nameInId(model.id), nameInId(model.mantleId ?? model.id)]) {
      for (const key of [nameKey(name), keyWithoutProvider(name)]) add(exact, key, model.id);
      for (const key of looseKeys(name)) add(loose, key, model.id);
    }
  }
  return {
    find(names, wanted = []) {
      const byId = wanted.map((id) => ids.get(id)).find((id) => id !== undefined);
      return byId ?? names.map((name) => byName(name, { ids, exact, loose })).find((id) => id !== undefined);
    },
  };
}

interface Maps {
  ids: ReadonlyMap<string, string>;
  exact: ReadonlyMap<string, ReadonlySet<string>>;
  loose: ReadonlyMap<string, ReadonlySet<string>>;
}

function byName(name: string, { ids, exact, loose }: Maps): string | undefined {
  const alias = nameAliases[name.replace(/ V1$/, '')];
  if (alias !== undefined) return ids.get(alias);
  for (const key of [nameKey(name), keyWithoutProvider(name)]) {
    const found = key === undefined ? undefined : exact.get(key);
    if (found !== undefined) return only(found);
  }
  for (const key of looseKeys(name)) {
    const found = loose.get(key);
    if (found !== undefined) return only(found);
  }
  return undefined;
}

function only(ids: ReadonlySet<string>): string | undefined {
  return ids.size === 1 ? [...ids][0] : undefined;
}

function add(index: Map<string, Set<string>>, key: string | undefined, id: string): void {
  if (key !== undefined) index.set(key, (index.get(key) ?? new Set()).add(id));
}

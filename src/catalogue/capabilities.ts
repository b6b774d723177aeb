/** What a model can do: what a run measured first, then what the raw listing claims; nothing is guessed. */
import { readCheckKey } from '../features/check-key.ts';
import { keyOf } from '../plan/cell.ts';
import { claimedFeatures, type ListedExtras } from '../discovery/listed-extras.ts';
import type { Run } from '../types.ts';
import type { Capability, ModelRecord } from './record.ts';

const listing = 'ListFoundationModels, undocumented members';

export function capabilitiesOf(
  ids: readonly string[],
  { run, listed }: { run: Run | undefined; listed: ListedExtras | undefined },
): Capability[] {
  const found = new Map<string, Capability>();
  for (const [name, supported] of Object.entries(listed === undefined ? {} : claimedFeatures(listed)))
    found.set(name, { name, supported, source: listing });
  for (const capability of run === undefined ? [] : measuredIn(run, ids)) found.set(capability.name, capability);
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Shown on any target of the model is yes; refused or ignored wherever it was settled is no. */
function measuredIn(run: Run, ids: readonly string[]): Capability[] {
  const rows = run.rows.filter(({ model }) => ids.includes(model));
  // A limit is a figure, and no yes or no.
  const columns = (run.header.features ?? []).filter(({ key }) => readCheckKey(key).kind !== 'limit');
  return columns.flatMap(({ key, apis }) => {
    const verdicts = new Set(rows.flatMap((row) => apis.map((api) => run.results.get(keyOf(row, api, key))?.verdict)));
    if (!verdicts.has('supported') && !verdicts.has('unsupported')) return [];
    return [{ name: key, supported: verdicts.has('supported'), source: 'measured: the last run' }];
  });
}

/** `235B, 22B of them active`: where the id says how many parameters the model has. */
export function sizeClassOf(ids: readonly string[]): ModelRecord['sizeClass'] {
  for (const id of ids) {
    const [, all, active] = /[-.](\d+(?:\.\d+)?)b(?:-a(\d+)b)?(?=[-:.]|$)/.exec(id) ?? [];
    if (all !== undefined)
      return { value: `${all}B${active === undefined ? '' : `, ${active}B of them active`}`, source: 'model id' };
  }
  return { value: 'unknown', source: 'unknown' };
}

/** As the raw listing describes the model. */
export function languagesOf(listed: ListedExtras | undefined): ModelRecord['languages'] {
  const { languages } = listed ?? {};
  if (languages === undefined) return { value: 'unknown', source: 'unknown' };
  return { value: languages, source: 'ListFoundationModels, undocumented member `description`' };
}

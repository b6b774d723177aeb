/** Which records a catalogue is about. */
import { globPattern } from '../text/glob.ts';
import type { Filters, ModelRecord } from './record.ts';

type Nameable = Pick<ModelRecord, 'id' | 'provider' | 'profiles' | 'mantle'>;

/** By globs over model, profile and mantle ids, and by the names of providers. */
export function isWanted(record: Nameable, { models, exclude, providers }: Filters): boolean {
  const ids = [
    record.id,
    ...(record.mantle === null ? [] : [record.mantle.id]),
    ...record.profiles.map(({ id }) => id),
  ];
  const named = (glob: string): boolean => ids.some((id) => globPattern(glob).test(id));
  const own = new Set([record.provider.toLowerCase(), (record.id.split('.')[0] ?? record.id).toLowerCase()]);
  return (
    (models.length === 0 || models.some(named)) &&
    !exclude.some((glob) => globPattern(glob).test(record.id)) &&
    (providers.length === 0 || providers.some((name) => own.has(name.toLowerCase())))
  );
}

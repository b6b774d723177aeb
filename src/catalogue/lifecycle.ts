/** Where a model is in its life, over all Regions: every status that is stated, and of each date the earliest. */
import type { FoundationModel } from '../discovery/source.ts';
import type { Known } from './known.ts';
import type { Lifecycle } from './record.ts';

export function lifecycleOf(models: readonly FoundationModel[]): Lifecycle {
  const statuses = [...new Set(models.flatMap(({ claims }) => claims.lifecycle ?? []))].toSorted();
  return {
    status: statuses.length === 0 ? 'unknown' : statuses.join(' / '),
    start: earliest(models.map(({ claims }) => claims.startOfLife)),
    legacy: earliest(models.map(({ details }) => details.legacy)),
    endOfLife: earliest(models.map(({ claims }) => claims.endOfLife)),
    publicExtendedAccess: earliest(models.map(({ details }) => details.publicExtendedAccess)),
  };
}

function earliest(times: readonly (string | undefined)[]): Known<string> {
  return times.filter((time) => time !== undefined).toSorted()[0] ?? 'unknown';
}

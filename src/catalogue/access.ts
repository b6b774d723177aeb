/** What the control plane claims of the account's access to a model, Regions that say the same in one. */
import type { RegionFindings } from '../discovery/gather.ts';
import { grouped } from '../plan/grouped.ts';
import type { Access } from './record.ts';

export function accessOf(id: string, findings: readonly Pick<RegionFindings, 'availability'>[]): Access[] {
  const claims = findings.flatMap(({ availability }) => availability.filter(({ model }) => model === id));
  const groups = grouped(claims, ({ agreement, authorization, entitlement, inRegion }) =>
    JSON.stringify([agreement, authorization, entitlement, inRegion]),
  );
  return [...groups.values()].map((group) => ({
    agreement: group[0]?.agreement ?? 'unknown',
    authorization: group[0]?.authorization ?? 'unknown',
    entitlement: group[0]?.entitlement ?? 'unknown',
    inRegion: group[0]?.inRegion ?? 'unknown',
    regions: group.map(({ region }) => region).toSorted(),
  }));
}

/** What the control plane claims of the account's access to a model, Regions that say the same in one. */
import type { RegionFindings } from '../discovery/gather.ts';
import { grouped } from '../plan/grouped.ts';
import type { Availability } from '../types.ts';
import type { Access } from './record.ts';

/** By the id of the model. */
export function accessByModel(findings: readonly Pick<RegionFindings, 'availability'>[]): Map<string, Access[]> {
  const claims = findings.flatMap(({ availability }) => availability);
  return new Map([...grouped(claims, ({ model }) => model)].map(([id, own]) => [id, accessOf(own)]));
}

function accessOf(claims: readonly Availability[]): Access[] {
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

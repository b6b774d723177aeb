/** Brings each quota to the model that its name names, equal values of many Regions in one. */
import type { RegionFindings } from '../discovery/gather.ts';
import type { ServiceQuota } from '../discovery/service-quotas.ts';
import type { NameIndex } from './name-index.ts';
import { quotaSubject } from './quota-name.ts';
import type { Quota } from './quota-record.ts';
import type { Join } from './record.ts';

export interface JoinedQuotas {
  /** By model id. */
  quotas: Map<string, Quota[]>;
  /** Regions with quotas on batch jobs, by model id. */
  batch: Map<string, string[]>;
  join: Join;
}

export function joinQuotas(
  findings: readonly Pick<RegionFindings, 'region' | 'quotas'>[],
  index: NameIndex,
): JoinedQuotas {
  const joined: JoinedQuotas = { quotas: new Map(), batch: new Map(), join: { joined: 0, total: 0, unjoined: [] } };
  const ids = new Map<string, string | undefined>();
  const kept = new Map<string, Quota>();
  for (const { region, quotas } of findings) {
    for (const quota of quotas) {
      const subject = quotaSubject(quota.name);
      if (subject === undefined) continue;
      if (!ids.has(quota.name)) ids.set(quota.name, index.find([subject.model]));
      const id = ids.get(quota.name);
      if (id === undefined) continue;
      if (subject.scope === 'batch') joined.batch.set(id, [...(joined.batch.get(id) ?? []), region]);
      else keep({ ...subject, scope: subject.scope, quota, region, id }, kept, joined.quotas);
    }
  }
  const unjoined = [...ids].filter(([, id]) => id === undefined).map(([name]) => name);
  joined.join = { joined: ids.size - unjoined.length, total: ids.size, unjoined: unjoined.toSorted() };
  return joined;
}

type Keepable = Pick<Quota, 'scope' | 'measure' | 'variant'> & { quota: ServiceQuota; region: string; id: string };

function keep(
  { quota, region, id, scope, measure, variant }: Keepable,
  kept: Map<string, Quota>,
  byModel: Map<string, Quota[]>,
): void {
  const { code, name, value, adjustable, arn, description, unit, period, usageMetric, level, global } = quota;
  const key = [code, value, adjustable].join(' ');
  const known = kept.get(key);
  if (known !== undefined) {
    known.regions.push(region);
    return;
  }
  const fresh: Quota = {
    code,
    name,
    scope,
    measure,
    variant,
    value,
    adjustable,
    arn: arn ?? 'unknown',
    description: description ?? 'unknown',
    unit: unit ?? 'unknown',
    period: period ?? 'unknown',
    usageMetric: usageMetric ?? 'unknown',
    level: level ?? 'unknown',
    global: global ?? 'unknown',
    regions: [region],
  };
  kept.set(key, fresh);
  byModel.set(id, [...(byModel.get(id) ?? []), fresh]);
}

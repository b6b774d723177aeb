/** Which models there are over all Regions: a foundation model, a model of bedrock-mantle, or one that is both. */
import type { RegionFindings } from '../discovery/gather.ts';
import type { FoundationModel, MantleModel } from '../discovery/source.ts';
import { grouped } from '../plan/grouped.ts';
import { foundationModelOf } from './mantle.ts';
import type { Named } from './name-index.ts';
import type { Join } from './record.ts';

/** A foundation model as its Regions list it, a mantle model, or both. */
export interface Entity {
  id: string;
  listings: { region: string; model: FoundationModel }[];
  mantle: { id: string; regions: string[]; retention: MantleModel['retention'] } | undefined;
}

export function entitiesIn(findings: readonly RegionFindings[]): { list: Entity[]; mantleJoin: Join } {
  const listings = grouped(
    findings.flatMap(({ region, models }) => models.map((model) => ({ region, model }))),
    ({ model }) => model.id,
  );
  const sightings = grouped(
    findings.flatMap(({ region, mantle }) => mantle.map(({ id, retention }) => ({ region, id, retention }))),
    ({ id }) => id,
  );
  const list: Entity[] = [...listings].map(([id, found]) => ({ id, listings: found, mantle: undefined }));
  const byId = new Map(list.map((entity) => [entity.id, entity]));
  const apart: string[] = [];
  for (const [id, seen] of sightings) {
    const mantle = {
      id,
      regions: seen.map(({ region }) => region).toSorted(),
      retention: seen.find(({ retention }) => retention !== undefined)?.retention,
    };
    const twin = byId.get(foundationModelOf(id, [...listings.keys()]) ?? '');
    if (twin !== undefined && (twin.mantle === undefined || id === twin.id)) {
      if (twin.mantle !== undefined) list.push({ id: twin.mantle.id, listings: [], mantle: twin.mantle });
      twin.mantle = mantle;
    } else {
      apart.push(id);
      list.push({ id, listings: [], mantle });
    }
  }
  return {
    list,
    mantleJoin: { joined: sightings.size - apart.length, total: sightings.size, unjoined: apart.toSorted() },
  };
}

/** Variants that can only be provisioned have the name of their model and none of its quotas and prices. */
export function isNameable({ listings }: Entity): boolean {
  return (
    listings.length === 0 ||
    listings.some(({ model }) => (model.claims.inferenceTypes ?? ['ON_DEMAND']).some((type) => type !== 'PROVISIONED'))
  );
}

export function namedOf({ id, listings, mantle }: Entity): Named {
  const names = listings.flatMap(({ model }) =>
    model.details.name ? [model.details.name, `${model.provider} ${model.details.name}`] : [],
  );
  return { id, names: [...new Set(names)], ...(mantle && { mantleId: mantle.id }) };
}

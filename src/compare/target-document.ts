/** A target as texts and JSON name it. */
import { regionOf, targetOf } from '../plan/cell.ts';
import type { Endpoint } from '../types.ts';
import type { Target } from './snapshot.ts';

/** The name of a row, as JSON spells it. */
export type TargetDocument = Omit<Target, 'endpoint'> & { service: Endpoint };

export function targetDocument({ account, region, endpoint, model, profileType, profile }: Target): TargetDocument {
  return {
    ...(account !== undefined && { account }),
    region,
    service: endpoint,
    model,
    profileType,
    ...(profile !== undefined && { profile }),
  };
}

/** Where it is, its endpoint, and what a call names: the columns before what was found. */
export function targetWords(target: Target): [region: string, service: string, id: string] {
  return [regionOf(target), target.endpoint, targetOf(target)];
}

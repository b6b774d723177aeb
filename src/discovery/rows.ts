/** Joins what was listed in one Region into rows: each model in-region, each profile that routes to it, each mantle model. */
import type { AccountResourceKind, ProfileType, Row } from '../types.ts';
import type { FoundationModel, InferenceProfile, MantleModel, AccountResource } from './source.ts';

export interface Found {
  models: FoundationModel[];
  profiles: InferenceProfile[];
  mantle: MantleModel[];
}

export function rowsOf(region: string, found: Found): Row[] {
  // A listing that changes while its pages are read may name one thing twice.
  const [models, profiles, mantle] = [byId(found.models), byId(found.profiles), byId(found.mantle)];
  const providers = new Map(found.models.map((model) => [prefixOf(model.id), model.provider]));
  return [
    ...[...models.values()].map((model) => modelRow(region, model)),
    ...[...profiles.values()].flatMap((profile) => profileRows(region, profile, models)),
    ...[...mantle.values()].map((model) => mantleRow(region, model, providers)),
  ];
}

function byId<Listed extends { id: string }>(all: readonly Listed[]): Map<string, Listed> {
  return new Map(all.map((one) => [one.id, one]));
}

function modelRow(region: string, { id, provider, input, output, claims }: FoundationModel): Row {
  return { region, endpoint: 'bedrock-runtime', model: id, profileType: 'in-region', provider, input, output, claims };
}

/** A profile is joined by its model ARNs, never by its id: prefixes are names, not data. */
function profileRows(region: string, profile: InferenceProfile, models: Map<string, FoundationModel>): Row[] {
  const ids = [...new Set(profile.modelArns.map(modelIdIn))];
  const destinations = [...new Set(profile.modelArns.map(regionIn))].filter((name) => name !== '');
  return ids.map((id) => {
    const model = models.get(id);
    return {
      region,
      endpoint: 'bedrock-runtime' as const,
      model: id,
      profileType: profileTypeOf(profile),
      profile: profile.id,
      provider: model?.provider ?? prefixOf(id),
      input: model?.input ?? [],
      output: model?.output ?? [],
      destinations,
      ...(model && { claims: model.claims }),
    };
  });
}

/** Global: by name, or because an ARN names no Region. Else by how many Regions the ARNs name. */
export function profileTypeOf({ id, modelArns }: InferenceProfile): ProfileType {
  const regions = new Set(modelArns.map(regionIn));
  if (id.startsWith('global.') || regions.has('')) return 'global-cross-region';
  return regions.size > 1 ? 'regional-cross-region' : 'in-region';
}

/** What an account set up, by the ARN in its stored form. One over several models (an application profile) has a row for each. */
export function accountResourceRows(
  { region, kind, models }: { region: string; kind: AccountResourceKind; models: readonly FoundationModel[] },
  { arn, models: behind, status }: AccountResource,
): Row[] {
  const known = new Map(models.map((model) => [model.id, model]));
  return profileRows(region, { id: arn, modelArns: behind }, known).map((row) => ({
    ...row,
    kind,
    profileType: staysInRegion(behind) ? 'in-region' : row.profileType,
    ...((row.claims ?? status) !== undefined && { claims: { ...row.claims, ...(status !== undefined && { status }) } }),
  }));
}

/** One Region, or none of its own: not every ARN is a foundation model's, a Marketplace model or imported weights name none. */
function staysInRegion(behind: readonly string[]): boolean {
  const regions = new Set(behind.map(regionIn));
  return behind.every((name) => !name.startsWith('arn:')) || (regions.size === 1 && !regions.has(''));
}

function mantleRow(region: string, { id, claims }: MantleModel, providers: Map<string, string>): Row {
  const provider = providers.get(prefixOf(id)) ?? prefixOf(id);
  return {
    region,
    endpoint: 'bedrock-mantle',
    model: id,
    profileType: 'in-region',
    provider,
    input: [],
    output: [],
    claims,
  };
}

/** `arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0` names the model behind its last slash. */
function modelIdIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function regionIn(arn: string): string {
  return arn.split(':')[3] ?? '';
}

function prefixOf(id: string): string {
  return id.split('.')[0] ?? id;
}

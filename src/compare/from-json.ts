/** Reads our own JSON report back. */
import { apiNames } from '../config/api-names.ts';
import { callableKinds } from '../config/callable-kinds.ts';
import { profileTypes, services } from '../config/selection-options.ts';
import { UserError } from '../errors.ts';
import { keyOf } from '../plan/cell.ts';
import type { ApiName, Json, JsonObject, Listing, VerdictName } from '../types.ts';
import { scopeOf, type Snapshot, type SnapshotCell, type Target } from './snapshot.ts';

const verdicts: readonly VerdictName[] = ['supported', 'unsupported', 'blocked', 'inconclusive', 'untested'];
const sources: readonly Listing['source'][] = [
  'foundation-models',
  'inference-profiles',
  'mantle-models',
  ...callableKinds,
];

/** @throws UserError that names the file when it is not a JSON report of a run. */
export function snapshotFromJson(text: string, name: string): Snapshot {
  const document = parsed(text);
  if (!isObject(document) || !Array.isArray(document['rows'])) throw notOurs(name, 'it has no rows');
  const header = objectIn(document, 'run');
  const end = objectIn(document, 'end');
  const cells = document['rows'].flatMap((row, index) => cellsIn(row, `${name}, row ${index + 1}`));
  return {
    name,
    ...(typeof header['startedAt'] === 'string' && { startedAt: header['startedAt'] }),
    simulated: document['simulated'] === true || header['simulated'] === true,
    ...(typeof end['suspect'] === 'string' && { suspect: end['suspect'] }),
    ...scopeIn(header, document['listings']),
    cells: new Map(cells.map((cell) => [keyOf(cell.target, cell.api), cell])),
  };
}

function scopeIn(header: JsonObject, listings: Json | undefined): Pick<Snapshot, 'scope'> {
  const regions = list(header['regions']).filter((region) => typeof region === 'string');
  const apis = list(header['apis']).filter(isApi);
  if (regions.length === 0 || apis.length === 0) return {};
  return { scope: scopeOf({ regions, apis, options: objectIn(header, 'options') }, list(listings).flatMap(listingIn)) };
}

function listingIn(value: Json): Listing[] {
  if (!isObject(value)) return [];
  const source = sources.find((known) => known === value['source']);
  const { region, ok, absent } = value;
  return source !== undefined && typeof region === 'string' && typeof ok === 'boolean'
    ? [{ source, region, ok, count: 0, ...(typeof absent === 'string' && { absent }) }]
    : [];
}

function cellsIn(row: Json, place: string): SnapshotCell[] {
  if (!isObject(row)) throw notOurs(place, 'it is no object');
  const target = targetIn(row, place);
  return Object.entries(objectIn(row, 'cells')).flatMap(([api, cell]) => {
    if (!isApi(api) || !isObject(cell)) return [];
    const verdict = verdicts.find((known) => known === cell['verdict']);
    if (verdict === undefined) throw notOurs(place, `its ${api} has no verdict`);
    return [{ target, api, verdict, ...(typeof cell['reason'] === 'string' && { reason: cell['reason'] }) }];
  });
}

function targetIn({ region, endpoint: service, model, profileType: type, profile }: JsonObject, place: string): Target {
  const endpoint = services.find((known) => known === service);
  const profileType = profileTypes.find((known) => known === type);
  if (typeof region !== 'string' || typeof model !== 'string' || endpoint === undefined || profileType === undefined) {
    throw notOurs(place, 'region, endpoint, model or profileType is missing or unknown');
  }
  return { region, endpoint, model, profileType, ...(typeof profile === 'string' && { profile }) };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(value: JsonObject, name: string): JsonObject {
  const found = value[name];
  return isObject(found) ? found : {};
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function isApi(name: Json): name is ApiName {
  return apiNames.some((known) => known === name);
}

function notOurs(place: string, why: string): UserError {
  return new UserError(
    `${place} is no report of a run: ${why}.`,
    'Name an evidence file, or a CSV or JSON report of a run.',
  );
}

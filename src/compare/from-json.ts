/** Reads our own JSON report back. */
import { limitFigure } from '../run-facts/feature-cells.ts';
import { isApiName } from '../api-names.ts';
import { accountResourceKinds, profileTypes, verdictNames } from '../enumerations.ts';
import { endpoints } from '../api-facts.ts';
import { UserError } from '../errors.ts';
import { keyOf } from '../plan/cell.ts';
import { isObject, listIn, objectAt } from '../protocols/fields.ts';
import { parsedJson } from '../text/parsed-json.ts';
import type { ApiName, FeatureColumn, Json, JsonObject, Listing } from '../types.ts';
import { incompleteness, type RunFacts } from '../verdict/completeness.ts';
import {
  factsOf,
  questionsIn,
  scopeOf,
  type Judged,
  type Snapshot,
  type SnapshotCell,
  type Target,
} from './snapshot.ts';

const sources: readonly Listing['source'][] = [
  'foundation-models',
  'inference-profiles',
  'mantle-models',
  ...accountResourceKinds,
];

/** @throws UserError that names the file when it is not a JSON report of a run. */
export function snapshotFromJson(text: string, name: string): Snapshot {
  const document = parsedJson(text);
  if (!isObject(document) || !Array.isArray(document['rows'])) throw notOurs(name, 'it has no rows');
  const header = fieldsAt(document, 'run');
  const end = fieldsAt(document, 'end');
  const cells = document['rows'].flatMap((row, index) => cellsIn(row, `${name}, row ${index + 1}`));
  const listings = list(document['listings']).flatMap(listingIn);
  const gaps = incompleteness({ cells: cells.map(factsOf), listings, ...endIn(document) });
  return {
    name,
    ...(gaps.length > 0 && { incomplete: gaps.join('. ') }),
    ...(typeof header['startedAt'] === 'string' && { startedAt: header['startedAt'] }),
    simulated: document['simulated'] === true || header['simulated'] === true,
    ...(typeof end['suspect'] === 'string' && { suspect: end['suspect'] }),
    ...scopeIn(header, listings),
    questions: questionsIn(list(header['features']).flatMap(columnIn)),
    cells: new Map(cells.map((cell) => [keyOf(cell.target, cell.api, cell.feature), cell])),
  };
}

function scopeIn(header: JsonObject, listings: readonly Listing[]): Pick<Snapshot, 'scope'> {
  const regions = list(header['regions']).filter((region) => typeof region === 'string');
  const apis = list(header['apis']).filter(isApi);
  if (regions.length === 0 || apis.length === 0) return {};
  return { scope: scopeOf({ regions, apis, options: fieldsAt(header, 'options') }, listings) };
}

/** Absent where the run never came to its end. */
function endIn(document: JsonObject): Pick<RunFacts, 'end'> {
  const end = document['end'];
  if (!isObject(end)) return {};
  const { incomplete, interrupted } = end;
  return {
    end: {
      ...(typeof incomplete === 'string' && { incomplete }),
      ...(typeof interrupted === 'boolean' && { interrupted }),
    },
  };
}

function listingIn(value: Json): Listing[] {
  if (!isObject(value)) return [];
  const source = sources.find((known) => known === value['source']);
  const { account, region, ok, absent, problem } = value;
  return source !== undefined && typeof region === 'string' && typeof ok === 'boolean'
    ? [
        {
          ...(typeof account === 'string' && { account }),
          source,
          region,
          ok,
          count: 0,
          ...(typeof absent === 'string' && { absent }),
          ...(typeof problem === 'string' && { problem }),
        },
      ]
    : [];
}

function columnIn(value: Json): FeatureColumn[] {
  if (!isObject(value)) return [];
  const { key, column, apis } = value;
  if (typeof key !== 'string' || typeof column !== 'string') return [];
  return [{ key, column, apis: list(apis).filter(isApi) }];
}

type ReadCell = SnapshotCell & { api: ApiName };

function cellsIn(row: Json, place: string): ReadCell[] {
  if (!isObject(row)) throw notOurs(place, 'it is no object');
  const target = targetIn(row, place);
  const cells = Object.entries(fieldsAt(row, 'cells')).flatMap(([api, cell]) =>
    isApi(api) && isObject(cell) ? [{ target, api, ...judgedIn(cell, api, place), ...measuredIn(cell) }] : [],
  );
  const answers = Object.entries(fieldsAt(row, 'features')).flatMap(([column, cell]): ReadCell[] => {
    if (!isObject(cell)) return [];
    const { api, feature } = cell;
    if (api === undefined || !isApi(api) || typeof feature !== 'string') return [];
    return [{ target, api, feature, column, ...judgedIn(cell, column, place) }];
  });
  return [...cells, ...answers];
}

function judgedIn({ verdict: word, reason, message }: JsonObject, name: string, place: string): Judged {
  const verdict = verdictNames.find((known) => known === word);
  if (verdict === undefined) throw notOurs(place, `its ${name} has no verdict`);
  if (typeof reason !== 'string') return { verdict };
  const figure = limitFigure({ reason, ...(typeof message === 'string' && { message }) });
  return { verdict, reason, ...(figure !== undefined && { figure }) };
}

function measuredIn(cell: JsonObject): Pick<SnapshotCell, 'calls' | 'ms'> {
  const { calls, ms } = fieldsAt(cell, 'measured');
  return { ...(typeof calls === 'number' && { calls }), ...(typeof ms === 'number' && { ms }) };
}

function targetIn(row: JsonObject, place: string): Target {
  const { account, region, endpoint: service, model, profileType: type, profile } = row;
  const endpoint = endpoints.find((known) => known === service);
  const profileType = profileTypes.find((known) => known === type);
  if (typeof region !== 'string' || typeof model !== 'string' || endpoint === undefined || profileType === undefined) {
    throw notOurs(place, 'region, endpoint, model or profileType is missing or unknown');
  }
  const named = typeof account === 'string' && { account };
  return { ...named, region, endpoint, model, profileType, ...(typeof profile === 'string' && { profile }) };
}

function fieldsAt(value: JsonObject, name: string): JsonObject {
  return objectAt(value, name) ?? {};
}

function list(value: Json | undefined): Json[] {
  return listIn(value) ?? [];
}

function isApi(name: Json): name is ApiName {
  return typeof name === 'string' && isApiName(name);
}

function notOurs(place: string, why: string): UserError {
  return new UserError(
    `${place} is no report of a run: ${why}.`,
    'Name an evidence file, or a CSV or JSON report of a run.',
  );
}

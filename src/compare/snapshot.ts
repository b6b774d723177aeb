/** What a comparison needs of one run: what is known of each cell, and what the run had looked at. */
import { accountResourceKinds } from '../enumerations.ts';
import { profileTypes } from '../enumerations.ts';
import { endpoints } from '../api-facts.ts';
import { keyOf, regionOf } from '../plan/cell.ts';
import { globPattern } from '../text/glob.ts';
import { cellsOf } from '../run-facts/cells.ts';
import { featureCellsOf, limitFigure } from '../run-facts/feature-cells.ts';
import { gapsOf } from '../run-facts/gaps.ts';
import { apiNames } from '../api-names.ts';
import type { ApiName, CellResult, FeatureColumn, Json, Listing, Row, Run, RunHeader, VerdictName } from '../types.ts';
import type { CellFacts } from '../verdict/completeness.ts';
import { accountResourceKind } from './account-resource-kind.ts';
import { askedOf, type CellAddress } from './cell-address.ts';

/** A row by its name, as every file of a run has it. */
export type Target = Pick<Row, 'account' | 'region' | 'endpoint' | 'model' | 'profileType' | 'profile'>;

export interface Judged {
  verdict: VerdictName;
  /** Reason code; absent on ✓, and where the file has none (a CSV without details). */
  reason?: string;
  /** The limit that the service named. */
  figure?: number;
}

export type SnapshotCell = Judged &
  CellAddress & {
    /** Calls made for it, and milliseconds of the one that decided; absent where the file does not tell. */
    calls?: number;
    ms?: number;
  };

/** What a run looked at: it tells a model that is gone from one that nobody asked for. */
interface Scope {
  /** Empty: one account, which has no name. */
  accounts: readonly string[];
  regions: readonly string[];
  apis: readonly ApiName[];
  profileTypes: readonly string[];
  services: readonly string[];
  models: readonly string[];
  exclude: readonly string[];
  /** Choices that a row's name does not show, as one word: providers and shard; empty when there were none. */
  otherwise: string;
  /** A limit deals by what else is listed. */
  limited: boolean;
  listings: readonly Listing[];
}

export interface Snapshot {
  /** The file it was read from, as the user named it. */
  name: string;
  /** ISO 8601; a CSV does not tell. */
  startedAt?: string;
  /** A CSV says it only when it is so. */
  simulated?: boolean;
  /** Why the run cannot be trusted. */
  suspect?: string;
  /** Why the run is incomplete, as far as the file tells. */
  incomplete?: string;
  /** Absent where the file does not tell, as a CSV: then what is not in it is not there. */
  scope?: Scope;
  /** What was tested beyond the APIs: each column, and `converse +tool-use` for each of its APIs; as far as the file says. */
  questions?: ReadonlySet<string>;
  /** By `cellKey`; by a key of its own where the API is not known. */
  cells: ReadonlyMap<string, SnapshotCell>;
}

/** What is said of a cell, without where it is. */
export function judged({ verdict, reason, figure }: Judged): Judged {
  return { verdict, ...(reason !== undefined && { reason }), ...(figure !== undefined && { figure }) };
}

/** The same of a result, with the limit that it names. */
export function judgedOf(result: CellResult): Judged {
  const figure = limitFigure(result);
  return judged({ ...result, ...(figure !== undefined && { figure }) });
}

/** Both name the limit, and not the same: a file may not tell the figure. */
export function hasOtherFigure(one: Judged, other: Judged): boolean {
  return one.figure !== undefined && other.figure !== undefined && one.figure !== other.figure;
}

/** Something was learned: the service answered, or said why not. */
export function isSettled({ verdict }: Judged): boolean {
  return verdict !== 'inconclusive' && verdict !== 'untested';
}

export function snapshotOf(run: Run, name: string): Snapshot {
  const ofMatrix = cellsOf(run);
  const checked = featureCellsOf(run);
  const cells = ofMatrix.map(({ row, api, result }): [string, SnapshotCell] => [
    keyOf(row, api),
    { target: row, api, ...judgedOf(result), calls: result.calls, ...(result.ms !== undefined && { ms: result.ms }) },
  ]);
  const answers = checked.map(({ row, api, feature, column, result }): [string, SnapshotCell] => {
    return [keyOf(row, api, feature), { target: row, api, feature, column, ...judgedOf(result) }];
  });
  const gaps = gapsOf(run, [...ofMatrix, ...checked]);
  return {
    name,
    ...(gaps.length > 0 && { incomplete: gaps.join('. ') }),
    startedAt: run.header.startedAt,
    simulated: run.header.simulated,
    ...(run.end?.suspect !== undefined && { suspect: run.end.suspect }),
    scope: scopeOf(run.header, run.listings),
    questions: questionsIn(run.header.features ?? []),
    cells: new Map([...cells, ...answers]),
  };
}

/** What decides whether the run was complete, of a cell that was read from a report. */
export function factsOf({ target, api, feature, verdict, reason }: SnapshotCell): CellFacts {
  return {
    row: target,
    ...(api && { api }),
    ...(feature !== undefined && { feature }),
    result: { verdict, ...(reason !== undefined && { reason }) },
  };
}

export function questionsIn(columns: readonly FeatureColumn[]): ReadonlySet<string> {
  return new Set(
    columns.flatMap(({ key, column, apis }) => [column, ...apis.map((api) => askedOf({ api, feature: key }))]),
  );
}

export function scopeOf(
  { regions, apis, options }: Pick<RunHeader, 'regions' | 'apis' | 'options'>,
  listings: readonly Listing[],
): Scope {
  const providers = words(options['providers']);
  const shard = options['shard'];
  return {
    accounts: words(options['accounts']) ?? [],
    regions,
    apis,
    profileTypes: words(options['profileTypes']) ?? profileTypes,
    services: words(options['services']) ?? endpoints,
    models: words(options['models']) ?? [],
    exclude: words(options['exclude']) ?? [],
    otherwise: [...(providers ?? []), ...(typeof shard === 'string' ? [shard] : [])].join(' '),
    limited: typeof options['limit'] === 'number',
    listings,
  };
}

function words(value: Json | undefined): string[] | undefined {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : undefined;
}

/** Whether a cell that is not in `snapshot`, but is in `other`, is really not there: the run looked where it would have been. */
export function isAbsent(place: CellAddress, snapshot: Snapshot, other: Snapshot): boolean {
  const { scope } = snapshot;
  const { target, api, feature } = place;
  if (feature !== undefined && !wouldHaveAsked(place, snapshot)) return false;
  if (scope === undefined) return true;
  return (
    (target.account === undefined ? scope.accounts.length === 0 : scope.accounts.includes(target.account)) &&
    scope.regions.includes(target.region) &&
    (feature !== undefined || (api !== undefined && scope.apis.includes(api))) &&
    scope.profileTypes.includes(target.profileType) &&
    scope.services.includes(target.endpoint) &&
    (scope.models.length === 0 || scope.models.some((glob) => isNamed(target, glob))) &&
    !scope.exclude.some((glob) => isNamed(target, glob)) &&
    !scope.limited &&
    (scope.otherwise === '' || scope.otherwise === other.scope?.otherwise) &&
    isLookedFor(target, scope.listings)
  );
}

/** Of a row that is there, a question was left out because no API answered on which it could be asked: nothing is known then. */
function wouldHaveAsked({ target, api, feature, column }: CellAddress, { questions, cells }: Snapshot): boolean {
  const isRowThere = apiNames.some((name) => cells.has(keyOf(target, name)));
  const asked = questions?.has(askedOf({ ...(api && { api }), ...(feature !== undefined && { feature }) })) === true;
  return !isRowThere && (asked || (column !== undefined && questions?.has(column) === true));
}

function isNamed({ model, profile }: Target, glob: string): boolean {
  const pattern = globPattern(glob);
  return pattern.test(model) || (profile !== undefined && pattern.test(profile));
}

/** What an account set up is looked for only where `--include` says so; all else unless a listing failed, or its Region was left out. */
function isLookedFor(target: Target, listings: readonly Listing[]): boolean {
  const kind = accountResourceKind(target.profile);
  if (kind === undefined) return !listings.some((listing) => !isWholeListing(listing) && wouldList(listing, target));
  return listings.some(
    (listing) => listing.source === kind && regionOf(listing) === regionOf(target) && isWholeListing(listing),
  );
}

function isWholeListing({ ok, absent }: Listing): boolean {
  return ok && absent === undefined;
}

/** Without the listing of models the profiles over them are unknown too. */
function wouldList(listing: Listing, target: Target): boolean {
  const { source } = listing;
  if (accountResourceKinds.some((kind) => kind === source)) return false;
  const ofEndpoint = (source === 'mantle-models') === (target.endpoint === 'bedrock-mantle');
  const ofKind = source !== 'inference-profiles' || target.profile !== undefined;
  return regionOf(listing) === regionOf(target) && ofEndpoint && ofKind;
}

/** Whether the run asked for all that is listed in its Regions. */
export function isWhole({ scope }: Snapshot): boolean {
  if (scope === undefined) return true;
  return (
    scope.models.length + scope.exclude.length === 0 &&
    scope.otherwise === '' &&
    !scope.limited &&
    scope.profileTypes.length === profileTypes.length &&
    scope.services.length === endpoints.length &&
    scope.listings.every(({ ok }) => ok)
  );
}

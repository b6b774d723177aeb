/** Which ids a gateway may name: the target of each model whose cell is ✓ on the API that this gateway calls, the nearest first. */
import { readCheckKey } from '../../features/check-key.ts';
import { profileTypes } from '../../enumerations.ts';
import { keyOfWords, keyOf, regionOf, targetOf } from '../../plan/cell.ts';
import { sortRows } from '../../plan/rows.ts';
import { kindOf } from '../../plan/kind.ts';
import type { ApiName, CellResult, Endpoint, ProfileType, Row, Run } from '../../types.ts';
import { resultOf } from '../../run-facts/cells.ts';
import { askedApis } from '../../run-facts/columns.ts';
import { grouped } from '../../plan/grouped.ts';

/** How a gateway calls. */
export interface Caller {
  endpoint: Endpoint;
  /** The API and its stream: at least one was asked, and each that was asked answered. */
  apis: readonly ApiName[];
  /** Routes that the gateway knows how to reach; all where absent. */
  routes?: readonly string[];
  /** False for a row that this gateway would call by another id. */
  accepts?(row: Row): boolean;
  /** Where a gateway routes better by other kinds of profiles than the nearest. */
  order?: readonly ProfileType[];
}

/** One id that answered, with what it answered by. */
export interface Target {
  row: Row;
  id: string;
  /** The APIs of the caller that answered, and the route of the first. */
  apis: ApiName[];
  route: string | undefined;
}

/** One target for each text model in each account and Region, in the order of the matrix. */
export function answeringTargets(run: Run, caller: Caller): Target[] {
  const found = new Map<string, Target>();
  for (const target of allAnswering(run, caller)) {
    const key = keyOfWords(regionOf(target.row), target.row.model);
    const known = found.get(key);
    if (known === undefined || rank(target, caller) < rank(known, caller)) found.set(key, target);
  }
  return [...found.values()];
}

/** For gateways that know one Region at a time: the targets of each, in the order in which the Regions were asked for. */
export function targetsByPlace(run: Run, ...callers: Caller[]): [name: string, first: Target, targets: Target[]][] {
  const order = ({ row }: Target): number => run.header.regions.indexOf(row.region);
  const targets = callers.flatMap((caller) => answeringTargets(run, caller)).toSorted((a, b) => order(a) - order(b));
  return [...grouped(targets, ({ row }) => regionOf(row))].flatMap(([name, [first, ...others]]) =>
    first === undefined ? [] : [[name, first, [first, ...others]]],
  );
}

/** Every id that answered, profiles beside the models that they route to. */
export function allAnswering(run: Run, caller: Caller): Target[] {
  const asked = askedApis(run).filter((api) => caller.apis.includes(api));
  if (asked.length === 0) return [];
  return sortRows(run.rows).flatMap((row) => {
    // What the account set up is called by an ARN that no file holds.
    if (row.kind !== undefined || row.endpoint !== caller.endpoint || kindOf(row) !== 'text') return [];
    const results = asked.map((api) => resultOf(run, row, api));
    if (!results.every(isUsable(caller)) || caller.accepts?.(row) === false) return [];
    return [{ row, id: targetOf(row), apis: asked, route: results[0]?.route }];
  });
}

function isUsable({ routes }: Caller): (result: CellResult) => boolean {
  return ({ verdict, route }) =>
    verdict === 'supported' && (routes === undefined || (route !== undefined && routes.includes(route)));
}

function rank({ row }: Target, { order = profileTypes }: Caller): number {
  return order.indexOf(row.profileType);
}

/** What was measured of a target beyond the APIs: true, false, or absent where nothing was learned. */
export function measuredFeatures(
  run: Run,
  { row }: Pick<Target, 'row'>,
  apis: readonly ApiName[],
): Map<string, boolean> {
  const features = new Map<string, boolean>();
  for (const { key } of run.header.features ?? []) {
    // A measured limit is a figure, and stands among the limits.
    if (readCheckKey(key).kind === 'limit') continue;
    const results = apis.flatMap((api) => run.results.get(keyOf(row, api, key)) ?? []);
    if (results.some(({ verdict }) => verdict === 'supported')) features.set(key, true);
    else if (results.some(({ verdict }) => verdict === 'unsupported')) features.set(key, false);
  }
  return features;
}

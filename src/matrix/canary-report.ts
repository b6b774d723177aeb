/** Decides whether a run can be believed: before it starts, when its replies turn to speak of us instead of the models, and at its end. */
import { UserError } from '../errors.ts';
import { regionOf } from '../plan/cell.ts';
import type { Plan } from '../plan/plan.ts';
import type { Attempt, Cell } from '../types.ts';
import { canary, type CanaryOptions, type CanaryResult } from './canary.ts';
import { endpointKey, familiesIn, familiesOf, familyKey, familyRoute, type RouteFamily } from './route-family.ts';

/** What the canaries found. */
export interface CanaryReport {
  /** All that were asked before the sweep. */
  families: readonly RouteFamily[];
  /** Endpoints that stopped answering and were given up, by `endpointKey`, with what came last. */
  silent: Map<string, string>;
  /** Families that cannot be asked, by `familyKey`, with the reason in a sentence that several may share. */
  halted: Map<string, string>;
  /** Why what is measured cannot be believed; absent when it can. */
  suspect?: string;
}

interface FamilyResult {
  family: RouteFamily;
  result: CanaryResult;
}

/** @throws UserError when no family can be asked at all: nothing was measured then. */
export async function runCanaries({ rows, apis }: Plan, options: CanaryOptions): Promise<CanaryReport> {
  const families = familiesIn(rows, apis);
  const results = await canaries(families, options);
  options.signal.throwIfAborted();
  const halted = haltedOf(results);
  const suspect = suspectOf(results);
  const [first] = halted.values();
  if (halted.size === families.length && first !== undefined) throw cannotBeAsked(first);
  return { families, halted, silent: new Map(), ...(suspect !== undefined && { suspect }) };
}

/** Asked at the end of a run: a wildcard or a captive portal that began on the way makes all that it answered worthless. */
export async function suspectAtEnd(
  { families, halted }: CanaryReport,
  options: CanaryOptions,
): Promise<string | undefined> {
  const asked = families.filter((family) => !halted.has(familyKey(family)));
  const results = await canaries(asked, { ...options, timeoutMs: Math.min(options.timeoutMs, longestLastWait) });
  if (options.signal.aborted) return undefined;
  return sentenceOf([suspectOf(results), pagesOf(results)]);
}

/** Milliseconds; nobody waits longer for a canary when all else is done. */
const longestLastWait = 5_000;

function canaries(families: readonly RouteFamily[], options: CanaryOptions): Promise<FamilyResult[]> {
  return Promise.all(families.map(async (family) => ({ family, result: await canary(family, options) })));
}

/** No route of its API can be asked. */
export function isHalted(cell: Cell, { halted }: CanaryReport): boolean {
  return halted.size > 0 && familiesOf(cell).every((family) => halted.has(familyKey(family)));
}

function haltedOf(results: readonly FamilyResult[]): Map<string, string> {
  const refused = results.flatMap(({ family, result }) =>
    result.state === 'halted' ? [{ family, why: result.why }] : [],
  );
  return new Map(
    refused.map(({ family, why }) => {
      const same = refused.filter((one) => isSamePlace(one.family, family) && one.why === why);
      return [familyKey(family), haltText(same.map((one) => one.family)) + why];
    }),
  );
}

function haltText(families: readonly RouteFamily[]): string {
  const [first] = families;
  return first === undefined ? '' : `${placeText(first)} cannot be asked (${routesText(families)}). `;
}

/** All of them: a user who fixes only the first would need another run to learn of the next. */
function suspectOf(results: readonly FamilyResult[]): string | undefined {
  const wild = results.flatMap(({ family, result }) => (result.state === 'suspect' ? [family] : []));
  return sentenceOf(
    byPlace(wild).map(
      ([place, routes]) =>
        `${place} answers even for a model that does not exist (${routes}): something other than Bedrock is answering`,
    ),
  );
}

function pagesOf(results: readonly FamilyResult[]): string | undefined {
  const pages = results.flatMap(({ family, result }) => (result.state === 'halted' && result.isPage ? [family] : []));
  return sentenceOf(
    byPlace(pages).map(
      ([place, routes]) => `a web page answers in the place of ${place} at the end of the run (${routes})`,
    ),
  );
}

function sentenceOf(parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join('; ') || undefined;
}

/** Each endpoint with its routes, for people. */
function byPlace(families: readonly RouteFamily[]): [place: string, routes: string][] {
  return [...new Set(families.map(placeText))].map((place) => [
    place,
    routesText(families.filter((family) => placeText(family) === place)),
  ]);
}

function isSamePlace(a: RouteFamily, b: RouteFamily): boolean {
  return endpointKey(a) === endpointKey(b);
}

function placeText(family: RouteFamily): string {
  return `${family.endpoint} in ${regionOf(family)}`;
}

function routesText(families: readonly RouteFamily[]): string {
  return families.map(({ route }) => route).join(', ');
}

function cannotBeAsked(why: string): UserError {
  return new UserError(
    why,
    'Check the credentials (`aws sts get-caller-identity`), the clock of this machine, the proxy and the endpoint variables, then run again. No model was called.',
  );
}

/** How a pause ends: fix what can be fixed, then send the canary whether it was about the cell after all. */
export interface HaltOptions extends CanaryOptions {
  /** Looks for new credentials; rejects when there are none. */
  renew(): Promise<void>;
  onStop(why: string): void;
}

export function decideOnHalt(
  options: HaltOptions,
): (cell: Cell, attempt: Attempt, times: number) => Promise<'again' | 'done' | 'stop'> {
  let mendedAt = 0;
  return async ({ row }, attempt, times) => {
    // A call that began before the mending says nothing about what holds now.
    if (times === 1 && Date.parse(attempt.at) < mendedAt) return 'again';
    const renewed = await options.renew().then(
      () => true,
      () => false,
    );
    const family = { ...row, route: familyRoute(attempt.route) };
    const result = await canary(family, options);
    if (result.state === 'halted') {
      const why = haltText([family]) + result.why;
      options.onStop(renewed ? why : `${why} (new credentials could not be had either)`);
      return 'stop';
    }
    mendedAt = Date.now();
    return times === 1 ? 'again' : 'done';
  };
}

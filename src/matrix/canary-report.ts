/** Decides whether a run can be believed: before it starts, when its replies turn to speak of us instead of the models, and at its end. */
import { abortable } from '../aws/deadline.ts';
import { UserError } from '../errors.ts';
import { regionOf } from '../plan/cell.ts';
import type { ApiName, Attempt, Cell } from '../types.ts';
import { canary, type CanaryOptions, type CanaryResult } from './canary.ts';
import {
  endpointKey,
  familiesAt,
  familiesOf,
  familyKey,
  familyRoute,
  hostOfFamily,
  type EndpointInRegion,
  type RouteFamily,
} from './route-family.ts';

/** What the canaries found so far. */
export interface CanaryReport {
  /** Of each family that was asked before its cells, by `familyKey`. */
  results: Map<string, FamilyResult>;
  /** Endpoints that stopped answering and were given up, by `endpointKey`, with what came last. */
  silent: Map<string, string>;
}

export interface FamilyResult {
  family: RouteFamily;
  result: CanaryResult;
}

/** What all routes of an endpoint answer. */
export function canariesAt(
  place: EndpointInRegion,
  apis: readonly ApiName[],
  options: CanaryOptions,
): Promise<FamilyResult[]> {
  return canaries(familiesAt(place, apis), options);
}

/** @throws UserError when no family can be called at all: nothing was measured then. */
export function mustHaveAnswered(report: CanaryReport): void {
  const halted = haltedOf(report);
  const [first] = halted.values();
  if (halted.size === report.results.size && first !== undefined) throw cannotBeAsked(first);
}

/** Why cells were not called, each reason once; undefined where all could be. */
export function haltText(report: CanaryReport): string | undefined {
  return [...new Set(haltedOf(report).values())].join('; ') || undefined;
}

/** Why what is measured cannot be believed; undefined when it can. */
export function suspectAtStart(report: CanaryReport): string | undefined {
  return suspectOf(inOrder(report));
}

/** Asked at the end of a run: a wildcard or a captive portal that began on the way makes all that it answered worthless. */
export async function suspectAtEnd(report: CanaryReport, options: CanaryOptions): Promise<string | undefined> {
  const asked = inOrder(report).flatMap(({ family, result }) => (result.state === 'halted' ? [] : [family]));
  const results = await canaries(asked, { ...options, timeoutMs: Math.min(options.timeoutMs, longestLastWait) });
  if (options.signal.aborted) return undefined;
  return sentenceOf([suspectOf(results), pagesOf(results)]);
}

/** Milliseconds; nobody waits longer for a canary when all else is done. */
const longestLastWait = 5_000;

function canaries(families: readonly RouteFamily[], options: CanaryOptions): Promise<FamilyResult[]> {
  return Promise.all(families.map(async (family) => ({ family, result: await canary(family, options) })));
}

/** No route of its API can be called. */
export function isHalted(cell: Cell, { results }: CanaryReport): boolean {
  const families = familiesOf(cell);
  return families.every((family) => results.get(familyKey(family))?.result.state === 'halted');
}

/** The same each time, whichever Region came first. */
function inOrder({ results }: CanaryReport): FamilyResult[] {
  return [...results].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Families that cannot be called, by `familyKey`, with the reason in a sentence that several may share. */
function haltedOf(report: CanaryReport): Map<string, string> {
  const refused = inOrder(report).flatMap(({ family, result }) =>
    result.state === 'halted' ? [{ family, why: result.why }] : [],
  );
  return new Map(
    refused.map(({ family, why }) => {
      const same = refused.filter((one) => isSamePlace(one.family, family) && one.why === why);
      return [familyKey(family), haltSentence(same.map((one) => one.family)) + why];
    }),
  );
}

function haltSentence(families: readonly RouteFamily[]): string {
  const [first] = families;
  return first === undefined ? '' : `${placeText(first)} cannot be called (${routesText(families)}). `;
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
  return `${hostOfFamily(family)} in ${regionOf(family)}`;
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
  let fixedAt = 0;
  return async ({ row }, attempt, times) => {
    // A call that began before the fix says nothing about what holds now.
    if (times === 1 && Date.parse(attempt.at) < fixedAt) return 'again';
    const renewed = await abortable(options.renew(), options.signal).then(
      () => true,
      () => false,
    );
    if (options.signal.aborted) return 'stop';
    const family = { ...row, route: familyRoute(attempt.route) };
    const result = await canary(family, options);
    if (result.state === 'halted') {
      const why = haltSentence([family]) + result.why;
      options.onStop(renewed ? why : `${why} (new credentials could not be had either)`);
      return 'stop';
    }
    fixedAt = Date.now();
    return times === 1 ? 'again' : 'done';
  };
}

/** What features, values and probes may cost at most, before it is known which rows answer: every row that could is counted. */
import { factsOf, plainOf, routesOf } from '../api-names.ts';
import { apiOf } from '../apis/registry.ts';
import type { Check } from '../features/check.ts';
import { isCalled } from '../plan/called.ts';
import { globPattern } from '../text/glob.ts';
import { kindOf } from '../plan/kind.ts';
import { callBound, type CostBound } from '../price/call-bound.ts';
import { names } from '../probe/feature-cells.ts';
import type { ChecksEstimate } from '../price/estimate-lines.ts';
import type { ApiName, Cell, ProbeRequest, Row } from '../types.ts';

/** `cells`: those of the APIs. A check is made once for each row, on one of its APIs: the most expensive counts. */
export function estimateChecks(cells: readonly Cell[], checks: readonly Check[], prompt?: string): ChecksEstimate {
  const rows = [...apisByRow(cells)];
  const bounds = checks.flatMap((check) => {
    const boundOf = boundsOf(check, prompt);
    return rows.filter(([row]) => isAbout(check, row)).flatMap(([row, apis]) => boundOn({ row, apis }, check, boundOf));
  });
  const unknown = bounds.filter(({ known }) => !known);
  return {
    checks: checks.length,
    cells: bounds.length,
    usd: sumOf(bounds.filter(({ known }) => known)),
    unknown: unknown.length,
    unknownUsd: sumOf(unknown),
  };
}

function apisByRow(cells: readonly Cell[]): Map<Row, ApiName[]> {
  const rows = new Map<Row, ApiName[]>();
  for (const { row, api } of cells) rows.set(row, [...(rows.get(row) ?? []), api]);
  return rows;
}

function isAbout({ models }: Check, row: Row): boolean {
  return models === undefined || names(row, globPattern(models));
}

/** Empty where it can be tested on none of the row's APIs. */
function boundOn({ row, apis }: { row: Row; apis: ApiName[] }, check: Check, boundOf: BoundOf): CostBound[] {
  const bounds = check.apis
    .filter((api) => apis.includes(api) || apis.includes(plainOf(api)))
    .filter((api) => isCalled({ row, api }) && factsOf(api).bills.includes(kindOf(row)))
    .flatMap((api) => boundOf({ row, api }));
  const highest = bounds.toSorted((a, b) => b.usd - a.usd)[0];
  return highest === undefined ? [] : [highest];
}

type BoundOf = (cell: Cell) => CostBound[];

/** A target is looked at once, not in each Region: a request of megabytes costs the same in all of them. */
function boundsOf(check: Check, prompt?: string): BoundOf {
  const known = new Map<string, CostBound[]>();
  return (cell) => {
    const { endpoint, model, profile, kind, input, output } = cell.row;
    const key = JSON.stringify([cell.api, endpoint, model, profile, kind, input, output]);
    const bounds = known.get(key) ?? boundOfCell(cell, check, prompt);
    known.set(key, bounds);
    return bounds;
  };
}

/** Each of its requests may be answered. */
function boundOfCell(cell: Cell, check: Check, prompt?: string): CostBound[] {
  const route = routesOf(cell.api, cell.row.endpoint)[0];
  const base = route === undefined ? undefined : apiOf(cell.api).requests(cell.row, route, prompt)[0];
  const forms = base === undefined ? [] : check.requests(base, cell);
  const control = base && forms.length > 0 ? check.control?.(base, cell) : undefined;
  const requests = [...forms.flatMap((form) => requestsOf(form, cell, check)), ...(control ? [control] : [])];
  const bounds = requests.map((one) => callBound(cell, one, prompt));
  return bounds.length === 0 ? [] : [{ usd: sumOf(bounds), known: bounds.every(({ known }) => known) }];
}

/** With those that follow it: what is cached is read by a second call, what is stored by the next request. */
function requestsOf(request: ProbeRequest, cell: Cell, check: Check): ProbeRequest[] {
  const next = check.followUp?.({ request, id: 'of-the-first', nth: 0 }, cell)?.request;
  return [request, ...(check.asksAgain ? [request] : []), ...(next === undefined ? [] : [next])];
}

function sumOf(bounds: readonly CostBound[]): number {
  return bounds.reduce((sum, { usd }) => sum + usd, 0);
}

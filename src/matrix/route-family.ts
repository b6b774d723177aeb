/** Families of routes: a proxy or a gateway may answer under one base path of an endpoint and pass the others on. */
import { routesOf } from '../api-names.ts';
import { regionOf } from '../plan/cell.ts';
import type { ApiName, Cell, Endpoint, Row } from '../types.ts';

/** An endpoint in a Region. */
export interface EndpointInRegion {
  /** In a run over several accounts. */
  account?: string;
  region: string;
  endpoint: Endpoint;
}

/** One of its base paths. */
export interface RouteFamily extends EndpointInRegion {
  route: string;
}

export function endpointKey(place: EndpointInRegion): string {
  return `${regionOf(place)} ${place.endpoint}`;
}

export function familyKey(family: RouteFamily): string {
  return `${endpointKey(family)} ${family.route}`;
}

/** The base path that the route belongs to: AWS serves `/async-invoke` where it serves `/model`. */
export function familyRoute(route: string): string {
  return route === '/async-invoke' ? '/model' : route;
}

/** Where the cell is asked; empty where its endpoint has no such API. */
export function familiesOf({ row, api }: Cell): RouteFamily[] {
  const { account, region, endpoint } = row;
  const routes = routesOf(api, endpoint).map(familyRoute);
  return [...new Set(routes)].map((route) => ({ ...(account !== undefined && { account }), region, endpoint, route }));
}

/** All that the APIs of a run use on the endpoints of these rows, each once. */
export function familiesIn(rows: readonly Row[], apis: readonly ApiName[]): RouteFamily[] {
  const places = new Map(rows.map((row) => [endpointKey(row), row]));
  const families = [...places.values()].flatMap((row) => apis.flatMap((api) => familiesOf({ row, api })));
  return [...new Map(families.map((family) => [familyKey(family), family])).values()];
}

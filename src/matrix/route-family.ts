/** Families of routes: a proxy or a gateway may answer under one base path of an endpoint and pass the others on. */
import { apiNames, hostOf, routesOf } from '../api-names.ts';
import { regionOf } from '../plan/cell.ts';
import type { ApiName, Cell, Endpoint } from '../types.ts';

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

/** The endpoint of AWS that serves the route. */
export function hostOfFamily({ endpoint, route }: RouteFamily): string {
  const api = apiNames.find((name) => routesOf(name, endpoint).includes(route));
  return api === undefined ? endpoint : hostOf(api, endpoint);
}

/** Where the cell is called; empty where its endpoint has no such API. */
export function familiesOf({ row, api }: Cell): RouteFamily[] {
  return familiesAt(row, [api]);
}

/** All that these APIs use on the endpoint, each once. */
export function familiesAt({ account, region, endpoint }: EndpointInRegion, apis: readonly ApiName[]): RouteFamily[] {
  const routes = apis.flatMap((api) => routesOf(api, endpoint)).map(familyRoute);
  return [...new Set(routes)].map((route) => ({ ...(account !== undefined && { account }), region, endpoint, route }));
}

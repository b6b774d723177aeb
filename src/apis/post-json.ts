/** Posts JSON to an API that no client of a library covers. */
import type { CallOptions } from '../aws/exchange.ts';
import type { RegionClients } from '../aws/clients.ts';
import type { ServiceEndpoint } from '../aws/endpoints.ts';
import { fetchCall } from '../aws/signed-fetch.ts';
import type { JsonObject } from '../types.ts';

interface JsonPost {
  /** The endpoint of AWS. */
  host: ServiceEndpoint;
  path: string;
  headers?: Record<string, string>;
  body: JsonObject;
}

export function postJson(
  clients: RegionClients,
  { host, path, headers, body }: JsonPost,
  call: CallOptions,
): Promise<unknown> {
  return clients.fetch(host)(clients.origin(host) + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...fetchCall(call),
  });
}

/** Whether each endpoint can be reached: its name, the proxy before it, TLS. */
import { lookup } from 'node:dns/promises';

import { hostOf } from '../../api-names.ts';
import { apiSkipReason } from '../../plan/called.ts';
import type { ServiceEndpoint } from '../../aws/endpoints.ts';
import type { Check, Context } from '../context.ts';
import { diagnose } from '../diagnose.ts';
import type { Finding } from '../finding.ts';
import { endpointsOf, nonexistentModelCell, nonexistentModelRequest } from '../nonexistent-model.ts';
import { isReached } from '../free-request.ts';
import { listModels } from './listings.ts';

export const endpoints: Check = {
  name: 'endpoints',
  title: 'endpoints',
  run(context, region) {
    const serving = endpointsOf(context, region);
    const control: ServiceEndpoint[] = serving.includes('bedrock-runtime') ? ['bedrock'] : [];
    // Those of the APIs of the run; one that has its own host brings it.
    const apis = context.config.apis.filter((api) => apiSkipReason(api, context.config) === undefined);
    const hosts = serving.flatMap((endpoint) => [endpoint, ...apis.map((api) => hostOf(api, endpoint))]);
    return Promise.all([...control, ...new Set(hosts)].map((endpoint) => reach(context, region, endpoint)));
  },
};

async function reach(context: Context, region: string, endpoint: ServiceEndpoint): Promise<Finding> {
  const origin = context.connection.clientsFor(region).origin(endpoint);
  const way = await wayTo(context, new URL(origin));
  const question = endpoint === 'bedrock' ? listModels : nonexistentModelRequest(endpoint);
  const answer = await context.ask(region, question);
  const title = `${endpoint} endpoint`;
  const cell = nonexistentModelCell(region, endpoint === 'bedrock-mantle' ? endpoint : 'bedrock-runtime');
  const trouble = isReached(answer) ? undefined : diagnose({ title, cell, action: '' }, answer);
  return trouble
    ? { ...trouble, detail: `${origin} (${way}): ${trouble.detail}` }
    : { state: 'ok', title, detail: `${origin} (${way})` };
}

/** The proxy, without its password, or the address. */
async function wayTo({ config }: Context, { hostname, protocol }: URL): Promise<string> {
  const { https, http, no } = config.proxies;
  const proxy = protocol === 'https:' ? https : http;
  if (proxy !== undefined)
    return `proxy ${new URL(proxy).host}${no === undefined ? '' : `, except for NO_PROXY=${no}`}`;
  const found = await lookup(hostname).catch(() => undefined);
  if (found === undefined) return 'the name is not known here';
  return isPrivate(found.address) ? `${found.address}, a private address: a VPC endpoint` : found.address;
}

/** RFC 1918 and its like in IPv6. */
function isPrivate(address: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd])/i.test(address);
}

/** What the doctor asks of an endpoint without cost: the model that cannot exist. */
import { mantleRegions } from '../config/regions.ts';
import { nonexistentModel } from '../probe/nonexistent-model.ts';
import type { Cell, Endpoint } from '../types.ts';
import type { Context } from './context.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import { isReached, type FreeRequest } from './free-request.ts';

/** The base path under which an endpoint serves most of its models. */
const usualRoute: Record<Endpoint, string> = { 'bedrock-runtime': '/model', 'bedrock-mantle': '/v1' };

export function nonexistentModelCell(region: string, endpoint: Endpoint): Cell {
  return nonexistentModel({ region, endpoint, route: usualRoute[endpoint] }).cell;
}

export function nonexistentModelRequest(endpoint: Endpoint | 'bedrock-agent-runtime'): FreeRequest {
  if (endpoint === 'bedrock-agent-runtime') {
    const { request } = nonexistentModel({ region: '', endpoint: 'bedrock-runtime', route: '/rerank' });
    return { endpoint, path: request.route, body: JSON.stringify(request.body) };
  }
  const route = usualRoute[endpoint];
  const { cell, request } = nonexistentModel({ region: '', endpoint, route });
  const operation =
    endpoint === 'bedrock-mantle' ? 'chat/completions' : `${encodeURIComponent(cell.row.model)}/converse`;
  return { endpoint, path: `${route}/${operation}`, body: JSON.stringify(request.body) };
}

/** The endpoints of a run in a Region: bedrock-mantle is not everywhere. */
export function endpointsOf({ config }: Context, region: string): Endpoint[] {
  const hasMantle = mantleRegions.includes(region) || config.endpoints.mantle !== undefined;
  return config.services.filter((service) => service === 'bedrock-runtime' || hasMantle);
}

/** Whether the endpoint itself answers, and takes us for who we are: where it does not, there is nothing more to learn from it. */
export async function isWelcome(context: Context, region: string, endpoint: Endpoint): Promise<boolean> {
  const answer = await context.ask(region, nonexistentModelRequest(endpoint));
  return isReached(answer) && ruleFor(nonexistentModelCell(region, endpoint), answer).action !== 'pause-run';
}

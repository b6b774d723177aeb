/** A model that cannot exist: asking for it costs nothing, and whoever may not ask is told so first. */
import { mantleRegions } from '../config/regions.ts';
import type { Cell, Endpoint } from '../types.ts';
import type { Context } from './context.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import { isReached, type FreeRequest } from './free-request.ts';

const model = 'bedrock-matrix.no-such-model-v1:0';

export function nonexistentModelCell(region: string, endpoint: Endpoint): Cell {
  const row = {
    region,
    endpoint,
    model,
    profileType: 'in-region' as const,
    provider: 'bedrock-matrix',
    input: [],
    output: [],
  };
  return { row, api: endpoint === 'bedrock-mantle' ? 'chat-completions' : 'converse' };
}

export function nonexistentModelRequest(endpoint: Endpoint): FreeRequest {
  const messages = [{ role: 'user', content: endpoint === 'bedrock-mantle' ? 'OK' : [{ text: 'OK' }] }];
  if (endpoint === 'bedrock-mantle') {
    return {
      endpoint,
      path: '/v1/chat/completions',
      body: JSON.stringify({ model, messages, max_completion_tokens: 1 }),
    };
  }
  return { endpoint, path: `/model/${encodeURIComponent(model)}/converse`, body: JSON.stringify({ messages }) };
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

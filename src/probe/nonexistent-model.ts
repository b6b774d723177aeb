/** A model that cannot exist: the refusal is known and free, and a caller without permission gets that refusal first. */
import { apiOf } from '../apis/registry.ts';
import type { ApiName, ProbeRequest, Cell, Endpoint } from '../types.ts';

const model = 'bedrock-matrix.no-such-model-v1:0';

/** What is asked under a base path. */
const apis: Readonly<Record<string, ApiName>> = {
  '/model': 'converse',
  '/openai/v1': 'chat-completions',
  '/v1': 'chat-completions',
  '/anthropic/v1': 'messages',
  '/rerank': 'rerank',
};

interface Place {
  /** In a run over several accounts. */
  account?: string;
  region: string;
  endpoint: Endpoint;
  route: string;
}

/** @throws Error for a base path that an API has and that is not here: a fault of ours. */
export function nonexistentModel({ account, region, endpoint, route }: Place): { cell: Cell; request: ProbeRequest } {
  const api = apis[route];
  if (api === undefined) throw new Error(`no canary for ${route}`);
  const row = {
    ...(account !== undefined && { account }),
    region,
    endpoint,
    model,
    profileType: 'in-region' as const,
    provider: 'bedrock-matrix',
    input: [],
    output: [],
  };
  return { cell: { row, api }, request: apiOf(api).requests(row, route)[0] };
}

/** Every route the simulator serves, in one table. Paths: the SDK's schemas, and the user guide's pages on endpoints. */
import { countMessageTokens, messages } from './anthropic/messages.ts';
import type { Route } from './call.ts';
import { controlRoutes } from './control/routes.ts';
import { getMantleModel, listMantleModels, listRuntimeModels } from './mantle/models.ts';
import { chatCompletions } from './openai/chat-completions.ts';
import { responses } from './openai/responses.ts';
import { storedResponses } from './openai/stored-routes.ts';
import { startAsyncInvoke } from './runtime/async-invoke.ts';
import { invokeBidirectional } from './runtime/bidirectional.ts';
import { converse } from './runtime/converse.ts';
import { countTokens } from './runtime/count-tokens.ts';
import { invoke } from './runtime/invoke.ts';
import { rerank } from './runtime/rerank.ts';
import { getProducts } from './pricing/products.ts';
import { listServiceQuotas } from './quotas/service-quotas.ts';
import type { EndpointName } from './scenario.ts';

const native = { endpoint: 'runtime', method: 'POST', shape: 'native' } as const;
const runtime = { endpoint: 'runtime', method: 'POST', shape: 'runtime-openai' } as const;
const mantle = { endpoint: 'mantle', method: 'POST', shape: 'mantle-openai' } as const;
const createInference = 'bedrock-mantle:CreateInference';

const routes: readonly Route[] = [
  ...controlRoutes,
  {
    ...native,
    path: /^\/model\/(?<target>[^/]+)\/invoke$/,
    operation: 'InvokeModel',
    api: 'invoke',
    action: 'bedrock:InvokeModel',
    handle: invoke,
  },
  {
    ...native,
    path: /^\/model\/(?<target>[^/]+)\/invoke-with-response-stream$/,
    operation: 'InvokeModelWithResponseStream',
    api: 'invoke',
    action: 'bedrock:InvokeModel',
    stream: true,
    handle: invoke,
  },
  {
    ...native,
    path: /^\/model\/(?<target>[^/]+)\/converse$/,
    operation: 'Converse',
    api: 'converse',
    action: 'bedrock:InvokeModel',
    handle: converse,
  },
  {
    ...native,
    path: /^\/model\/(?<target>[^/]+)\/converse-stream$/,
    operation: 'ConverseStream',
    api: 'converse',
    action: 'bedrock:InvokeModel',
    stream: true,
    handle: converse,
  },
  {
    ...native,
    path: /^\/async-invoke$/,
    operation: 'StartAsyncInvoke',
    api: 'async-invoke',
    action: 'bedrock:InvokeModel',
    targetIn: 'modelId',
    handle: startAsyncInvoke,
  },
  {
    ...native,
    path: /^\/model\/(?<target>[^/]+)\/invoke-with-bidirectional-stream$/,
    api: 'bidirectional',
    action: 'bedrock:InvokeModelWithBidirectionalStream',
    framed: true,
    handle: invokeBidirectional,
  },
  {
    ...native,
    path: /^\/model\/(?<target>[^/]+)\/count-tokens$/,
    operation: 'CountTokens',
    api: 'count-tokens',
    action: 'bedrock:CountTokens',
    handle: countTokens,
  },
  {
    ...runtime,
    path: /^(?<base>\/openai\/v1)\/chat\/completions$/,
    api: 'chat-completions',
    action: 'bedrock:InvokeModel',
    handle: chatCompletions,
  },
  {
    ...runtime,
    path: /^(?<base>\/openai\/v1)\/responses$/,
    api: 'responses',
    action: 'bedrock:InvokeModel',
    handle: responses,
  },
  {
    ...native,
    endpoint: 'agentRuntime',
    path: /^\/rerank$/,
    operation: 'Rerank',
    api: 'rerank',
    action: 'bedrock:Rerank',
    targetIn: 'rerankingConfiguration.bedrockRerankingConfiguration.modelConfiguration.modelArn',
    handle: rerank,
  },
  ...storedResponses('runtime', 'runtime-openai', /^\/openai\/v1/),
  {
    ...runtime,
    method: 'GET',
    path: /^\/openai\/v1\/models$/,
    api: 'list-runtime-models',
    action: 'bedrock:ListFoundationModels',
    handle: listRuntimeModels,
  },
  {
    ...runtime,
    path: /^(?<base>\/anthropic\/v1)\/messages$/,
    api: 'messages',
    shape: 'anthropic',
    action: 'bedrock:InvokeModel',
    handle: messages,
  },
  {
    ...mantle,
    path: /^(?<base>\/openai\/v1|\/v1)\/chat\/completions$/,
    api: 'chat-completions',
    action: createInference,
    handle: chatCompletions,
  },
  {
    ...mantle,
    path: /^(?<base>\/openai\/v1|\/v1)\/responses$/,
    api: 'responses',
    action: createInference,
    handle: responses,
  },
  ...storedResponses('mantle', 'mantle-openai', /^(?:\/openai)?\/v1/),
  {
    ...mantle,
    path: /^(?<base>\/anthropic\/v1)\/messages$/,
    api: 'messages',
    shape: 'anthropic',
    action: createInference,
    handle: messages,
  },
  {
    ...mantle,
    path: /^(?<base>\/anthropic\/v1)\/messages\/count_tokens$/,
    api: 'count-tokens',
    servedAs: 'messages',
    shape: 'anthropic',
    action: 'bedrock-mantle:CountTokens',
    handle: countMessageTokens,
  },
  {
    ...mantle,
    method: 'GET',
    path: /^\/v1\/models$/,
    api: 'list-mantle-models',
    action: 'bedrock-mantle:ListModels',
    handle: listMantleModels,
  },
  {
    ...mantle,
    method: 'GET',
    path: /^\/v1\/models\/(?<target>[^/]+)$/,
    api: 'get-mantle-model',
    action: 'bedrock-mantle:GetModel',
    handle: getMantleModel,
  },
  {
    endpoint: 'quotas',
    method: 'POST',
    shape: 'native',
    path: /^\/$/,
    api: 'list-service-quotas',
    action: 'servicequotas:ListServiceQuotas',
    handle: listServiceQuotas,
  },
  {
    endpoint: 'pricing',
    method: 'POST',
    shape: 'native',
    path: /^\/$/,
    api: 'get-products',
    action: 'pricing:GetProducts',
    handle: getProducts,
  },
];

export interface Routed {
  route: Route;
  base: string;
  /** Decoded; empty where the path names nothing. */
  target: string;
}

export function findRoute(endpoint: EndpointName, method: string, path: string): Routed | undefined {
  for (const route of routes) {
    if (route.endpoint !== endpoint || route.method !== method) continue;
    const match = route.path.exec(path);
    if (match === null) continue;
    return { route, base: match.groups?.['base'] ?? '', target: decoded(match.groups?.['target'] ?? '') };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

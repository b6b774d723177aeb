/** The APIs as reports name and order them. */
import type { ApiName, Run } from '../types.ts';

/** By the order of the CSV: the five default columns, whose places never change, then the others. `<name>_API` is the CSV's column. */
const apiLabels = {
  invoke: 'Invoke',
  converse: 'Converse',
  'chat-completions': 'ChatCompletions',
  responses: 'Responses',
  messages: 'Messages',
  'invoke-stream': 'InvokeStream',
  'converse-stream': 'ConverseStream',
  'chat-completions-stream': 'ChatCompletionsStream',
  'responses-stream': 'ResponsesStream',
  'messages-stream': 'MessagesStream',
  'count-tokens': 'CountTokens',
} as const satisfies Record<ApiName, string>;

/** They keep their column even when they were not asked for. */
const defaultApis: readonly ApiName[] = ['invoke', 'converse', 'chat-completions', 'responses', 'messages'];

export function apiLabel(api: ApiName): string {
  return apiLabels[api];
}

/** The APIs of `asked` in the order of the columns, each once. */
export function inColumnOrder(asked: Iterable<ApiName>): ApiName[] {
  const wanted = new Set(asked);
  return Object.keys(apiLabels).filter((api): api is ApiName => isApi(api) && wanted.has(api));
}

/** The columns of the matrix: the five, and what was asked for beyond them. */
export function matrixApis(run: Run): ApiName[] {
  return inColumnOrder([...defaultApis, ...run.header.apis]);
}

/** The APIs that were asked for. */
export function askedApis(run: Run): ApiName[] {
  return inColumnOrder(run.header.apis);
}

function isApi(name: string): name is ApiName {
  return Object.hasOwn(apiLabels, name);
}

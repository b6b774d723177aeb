/** The names by which APIs are asked for and their columns are called, in the order in which every report shows them. */
import type { ApiName, Endpoint } from '../types.ts';

/** `<label>_API` is the CSV's column. The five defaults come first; their places never change. */
export const apiLabels = {
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
  'async-invoke': 'AsyncInvoke',
  bidirectional: 'Bidirectional',
} as const satisfies Record<ApiName, string>;

function isApiName(name: string): name is ApiName {
  return Object.hasOwn(apiLabels, name);
}

/** All APIs in registry order. */
export const apiNames: readonly ApiName[] = Object.keys(apiLabels).filter(isApiName);

/** The APIs asked for, each once, in registry order; `all` is every one but those that `notInAll` has. */
export function chooseApis(words: readonly (ApiName | 'all')[], notInAll: readonly ApiName[] = []): ApiName[] {
  return apiNames.filter((name) => words.includes(name) || (words.includes('all') && !notInAll.includes(name)));
}

/** The APIs that only bedrock-runtime has (user guide, "Supported endpoints"); a test holds this equal to the routes in apis/. */
const runtimeOnly: ReadonlySet<ApiName> = new Set([
  'invoke',
  'converse',
  'invoke-stream',
  'converse-stream',
  'async-invoke',
  'bidirectional',
]);

/** Whether the endpoint has the API for any model at all: where not, that is known without a call. */
export function hasApi(endpoint: Endpoint, api: ApiName): boolean {
  return endpoint === 'bedrock-runtime' || !runtimeOnly.has(api);
}

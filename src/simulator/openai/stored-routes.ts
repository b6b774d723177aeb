/** The routes of responses that were stored. Actions of the runtime: the user guide's page on Responses. */
import type { Route } from '../call.ts';
import type { Shape } from '../refusal.ts';
import { cancelResponse, deleteResponse, getResponse } from './stored-responses.ts';

export function storedResponses(endpoint: 'runtime' | 'mantle', shape: Shape, base: RegExp): Route[] {
  const one = `${base.source}\\/responses\\/(?<target>[^/]+)`;
  const action = (name: string, onMantle: string): string =>
    endpoint === 'runtime' ? `bedrock:${name}` : `bedrock-mantle:${onMantle}`;
  return [
    {
      endpoint,
      shape,
      method: 'GET',
      path: new RegExp(`${one}$`),
      api: 'get-response',
      action: action('GetInvoke', 'GetInference'),
      handle: getResponse,
    },
    {
      endpoint,
      shape,
      method: 'DELETE',
      path: new RegExp(`${one}$`),
      api: 'delete-response',
      action: action('DeleteInvoke', 'DeleteInference'),
      handle: deleteResponse,
    },
    {
      endpoint,
      shape,
      method: 'POST',
      path: new RegExp(`${one}\\/cancel$`),
      api: 'cancel-response',
      action: action('CancelInvoke', 'CancelInference'),
      handle: cancelResponse,
    },
  ];
}

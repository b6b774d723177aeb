/** How each endpoint says that it has no such operation. */
import type { Answer } from './answer.ts';
import { refusalAnswer } from './refusal.ts';
import type { EndpointName } from './scenario.ts';
import type { SignedRequest } from './signature.ts';

export function unknownOperation(endpoint: EndpointName, request: SignedRequest): Answer {
  if (endpoint === 'mantle') {
    const message = `Unknown request URL: ${request.method} ${request.url}.`;
    return refusalAnswer('mantle-openai', { status: 404, type: 'UnknownOperationException', message });
  }
  // aws-samples/amazon-bedrock-workshop#58: a call of the runtime that was sent to the control plane.
  if (endpoint === 'control' && request.url.startsWith('/model/')) {
    const message = 'The requested operation is not recognized by the service.';
    return refusalAnswer('native', { status: 400, type: 'ValidationException', message });
  }
  const body = { Output: { __type: 'com.amazon.coral.service#UnknownOperationException' }, Version: '1.0' };
  return {
    status: 404,
    headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': 'UnknownOperationException' },
    body: JSON.stringify(body),
  };
}

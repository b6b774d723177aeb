/** Which media types an operation takes, and what it answers to others. A body without a type is taken for what it should be. */
import type { IncomingHttpHeaders } from 'node:http';

import type { Route } from './call.ts';
import { invalid, type Refusal } from './refusal.ts';

/** What the AWS SDK for JavaScript says of a body that is the model's own, where the caller names no type. */
const bytes = 'application/octet-stream';

export function contentTypeFault(
  { method, api, shape, framed }: Route,
  headers: IncomingHttpHeaders,
): Refusal | undefined {
  const given = headers['content-type'];
  if (method !== 'POST' || framed === true || given === undefined) return undefined;
  const type = given.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type.startsWith('application/x-amz-json-')) return undefined;
  if (api === 'invoke' && type === bytes) return undefined;
  if (shape === 'native') return unsupported(`Unsupported media type: ${given}`);
  if (shape === 'anthropic') return unsupported('Content-Type must be application/json');
  return invalid(
    `Unsupported content type: '${given}'. This API method only accepts 'application/json' requests, but you specified the ` +
      `header 'Content-Type: ${given}'. Please try again with a supported content type.`,
    { code: 'unsupported_content_type' },
  );
}

/** Smithy's specification of restJson1: a content type that the operation does not have. */
function unsupported(message: string): Refusal {
  return { status: 415, type: 'UnsupportedMediaTypeException', message };
}

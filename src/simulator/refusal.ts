/** One refusal, and the shape that each surface gives it. Shapes: recorded replies of the native, OpenAI and Anthropic surfaces. */
import type { Json } from '../types.ts';
import type { Answer } from './answer.ts';

/** `runtime-openai` wraps what the model itself refused in a second JSON document, as recorded on /openai/v1. */
export type Shape = 'native' | 'runtime-openai' | 'mantle-openai' | 'anthropic';

export interface Refusal {
  status: number;
  /** Exception name of the native surface. */
  type: string;
  message: string;
  /** `error.code` of the OpenAI shape, where it is not the usual one for the status. */
  code?: string;
  param?: string;
  /** Said by the door and not by the service: `Message` with a capital, no namespace in the type. */
  door?: boolean;
  /** Said by the model's own validator. */
  byModel?: boolean;
}

export function isRefusal(value: object): value is Refusal {
  return 'type' in value && 'message' in value && 'status' in value;
}

export function invalid(message: string, more: Partial<Refusal> = {}): Refusal {
  return { status: 400, type: 'ValidationException', message, ...more };
}

/** The prefix under which the native surface hands on what a model's own validator says. */
export function byTheModel(message: string): string {
  return `The model returned the following errors: ${message}`;
}

const coralNamespace = 'http://internal.amazon.com/coral/';
const credentialTypes = /Signature|Token|Credential|Authentication/;

function nativeAnswer(refusal: Refusal): Answer {
  const suffix = credentialTypes.test(refusal.type) ? 'com.amazon.coral.service/' : 'com.amazon.bedrock/';
  const type = refusal.door === true ? refusal.type : `${refusal.type}:${coralNamespace}${suffix}`;
  const body = refusal.door === true ? { Message: refusal.message } : { message: refusal.message };
  return {
    status: refusal.status,
    headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': type },
    body: JSON.stringify(body),
  };
}

const openaiWords: Record<number, { code: string; type: string }> = {
  400: { code: 'validation_error', type: 'invalid_request_error' },
  401: { code: 'access_denied', type: 'permission_denied_error' },
  403: { code: 'access_denied', type: 'permission_denied_error' },
  404: { code: 'not_found_error', type: 'invalid_request_error' },
  429: { code: 'rate_limit_exceeded', type: 'rate_limit_error' },
};
const openaiServerWords = { code: 'server_error', type: 'server_error' };

function openaiError(refusal: Refusal): { [key: string]: Json } {
  const words = openaiWords[refusal.status] ?? openaiServerWords;
  return {
    error: {
      code: refusal.code ?? words.code,
      message: refusal.message,
      param: refusal.param ?? null,
      type: words.type,
    },
  };
}

function openaiAnswer(refusal: Refusal, nested: boolean): Answer {
  const inner = openaiError(refusal);
  const body = nested ? openaiError({ ...invalid(JSON.stringify(inner)), status: refusal.status }) : inner;
  return { status: refusal.status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

const anthropicWords: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  503: 'overloaded_error',
};

function anthropicAnswer(refusal: Refusal): Answer {
  const type = anthropicWords[refusal.status] ?? 'api_error';
  const body = { type: 'error', error: { type, message: refusal.message } };
  return { status: refusal.status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

const renderers: Record<Shape, (refusal: Refusal) => Answer> = {
  native: nativeAnswer,
  'runtime-openai': (refusal) => openaiAnswer(refusal, refusal.byModel === true),
  'mantle-openai': (refusal) => openaiAnswer(refusal, false),
  anthropic: anthropicAnswer,
};

export function refusalAnswer(shape: Shape, refusal: Refusal): Answer {
  return renderers[shape](refusal);
}

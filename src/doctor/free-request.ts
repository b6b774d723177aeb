/** Asks an endpoint something that costs nothing, and keeps what came back: status, headers, words, fault. */
import type { ServiceEndpoint } from '../aws/endpoints.ts';
import { callWithin, type TimeLimit } from '../aws/deadline.ts';
import type { Exchange } from '../aws/exchange.ts';
import { bodyText, faultOfCall } from '../aws/fault.ts';
import type { RegionClients } from '../aws/clients.ts';
import { UserError } from '../errors.ts';
import type { Fault } from '../types.ts';

export interface FreeRequest {
  endpoint: ServiceEndpoint;
  /** With its query, encoded. */
  path: string;
  /** A POST of this JSON; absent: a GET. */
  body?: string;
}

export interface FreeResponse {
  status?: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  text: string;
  /** When it had come, in milliseconds. */
  at: number;
  fault?: Fault;
}

export type Deadline = TimeLimit;

/** Never throws, except when interrupted: what went wrong is the answer. */
export async function sendFreeRequest(
  clients: RegionClients,
  question: FreeRequest,
  deadline: Deadline,
): Promise<FreeResponse> {
  const { endpoint, path, body } = question;
  const post = body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json' } };
  return responseOf((call) => clients.fetch(endpoint)(clients.origin(endpoint) + path, { ...post, ...call }), deadline);
}

/** The same for a call that is made otherwise. */
export async function responseOf(
  make: (call: { signal: AbortSignal; exchange: Exchange }) => Promise<unknown>,
  deadline: Deadline,
): Promise<FreeResponse> {
  const exchange: Exchange = {};
  const ended = await callWithin(deadline, exchange, make);
  deadline.signal.throwIfAborted();
  const fault = faultOf(exchange, 'error' in ended ? ended : {});
  const { status, headers = {} } = exchange;
  return {
    headers,
    text: bodyText(exchange),
    at: Date.now(),
    ...(status !== undefined && { status }),
    ...(fault && { fault }),
  };
}

function faultOf(exchange: Exchange, ending: { error?: unknown; timedOut?: boolean }): Fault | undefined {
  const { error } = ending;
  if (error instanceof UserError) return { origin: 'local', type: 'credentials', message: error.message };
  return faultOfCall(exchange, ending);
}

/** Bedrock itself has answered, whatever it said: no proxy in its place, and no silence. */
export function isReached({ status, fault }: FreeResponse): boolean {
  return status !== undefined && status !== 407 && fault?.type !== 'html';
}

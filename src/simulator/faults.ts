/** Faults of a scenario: which applies to a call, and what it does to the answer. */
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { errorFrame, exceptionFrame } from './event-stream.ts';
import { tooMany } from './gates.ts';
import { globMatches } from './glob.ts';
import { type Refusal, type Shape, refusalAnswer } from './refusal.ts';
import type { Fault, FaultMatch, FaultReply } from './scenario.ts';
import { sseError } from './sse.ts';

/** The fault that applies to this call, counted. */
export type FaultPicker = (call: Call) => FaultReply | undefined;

export function createFaultPicker(faults: readonly Fault[]): FaultPicker {
  const counts = new Map<string, number>();
  return (call) => {
    for (const [index, fault] of faults.entries()) {
      if (!matches(fault.match, call)) continue;
      if (fault.times === undefined) return fault.reply;
      const key = `${index} ${call.caller.region} ${call.api} ${call.target}`;
      const before = counts.get(key) ?? 0;
      if (before >= fault.times) continue;
      counts.set(key, before + 1);
      return fault.reply;
    }
    return undefined;
  };
}

function matches(match: FaultMatch, call: Call): boolean {
  return (
    (match.endpoint ?? call.endpoint) === call.endpoint &&
    (match.region ?? call.caller.region) === call.caller.region &&
    globMatches(match.api ?? '*', call.api) &&
    globMatches(match.target ?? '*', call.target)
  );
}

/** The answer under the fault; `regular` makes the one that would have come. */
export function faultyAnswer(call: Call, reply: FaultReply, regular: () => Answer): Answer {
  if (typeof reply !== 'string') return writtenAnswer(call.shape, reply);
  switch (reply) {
    case 'throttle':
      return refusalAnswer(call.shape, tooMany('Too many requests, please wait before trying again.'));
    case 'expired-token':
      return refusalAnswer(call.endpoint === 'mantle' ? call.shape : 'native', expiredToken(call));
    case 'html':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><body>Sign in</body></html>' };
    case 'empty':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '' };
    case 'reset':
    case 'stall':
    case 'stall-after-headers':
    case 'cut':
      return { ...regular(), delivery: reply };
    default:
      return brokenStream(call, reply, regular());
  }
}

function expiredToken(call: Call): Refusal {
  const message = 'The security token included in the request is expired';
  const status = call.endpoint === 'mantle' ? 401 : 403;
  return { status, type: 'ExpiredTokenException', message, code: 'invalid_api_key' };
}

function writtenAnswer(shape: Shape, reply: Exclude<FaultReply, string>): Answer {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (reply.errorType !== undefined && shape === 'native') headers['x-amzn-ErrorType'] = reply.errorType;
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
  return { status: reply.status, headers: { ...headers, ...reply.headers }, body };
}

const streamFaultMessages: Record<string, string> = {
  throttling: 'Too many requests, please wait before trying again.',
  serviceUnavailable: 'Bedrock is unable to process your request.',
  validation: 'Malformed input request, please reformat your input and try again.',
};
const anyStreamFault = 'The system encountered an unexpected error during processing. Try your request again.';

/** Statuses of the same exceptions where the call is not a stream. */
const exceptionStatuses: Record<string, number> = {
  throttling: 429,
  validation: 400,
  serviceUnavailable: 503,
  modelTimeout: 408,
  modelStreamError: 424,
};

/** A stream that begins well and ends in an exception or an error event; other calls are refused with the exception. */
function brokenStream(call: Call, reply: string, regular: Answer): Answer {
  const [word = '', type = ''] = reply.split(':', 2);
  const kind = type.replace(/Exception$/, '').replace(/^./, (first) => first.toLowerCase());
  const message = streamFaultMessages[kind] ?? anyStreamFault;
  if (typeof regular.body === 'string') {
    return refusalAnswer(call.shape, {
      status: exceptionStatuses[kind] ?? 500,
      type: `${capital(kind)}Exception`,
      message,
    });
  }
  const last =
    call.shape === 'native'
      ? word === 'stream-error'
        ? errorFrame(type, message)
        : exceptionFrame(`${kind}Exception`, { message })
      : sseError(call.shape, call.baseApi, message);
  return { ...regular, body: [...regular.body.slice(0, 2), last] };
}

function capital(word: string): string {
  return word.replace(/^./, (first) => first.toUpperCase());
}

/** Makes one HTTP call for a cell, with its deadline, and records what came of it. */
import { writeForm } from '../apis/form.ts';
import { apiOf } from '../apis/registry.ts';
import { outcomeOf, type Outcome, type WholeReply } from '../apis/outcome.ts';
import type { RegionClients } from '../aws/clients.ts';
import { replyBounds } from '../aws/body.ts';
import { bounded, cut, longestName } from '../aws/bounded.ts';
import { callWithin } from '../aws/deadline.ts';
import type { Exchange } from '../aws/exchange.ts';
import { malformed } from '../aws/fault.ts';
import { redact } from '../aws/redact.ts';
import type { Check } from '../features/check.ts';
import type { ProbeRequest, Attempt, Cell, Row } from '../types.ts';

export interface AttemptOptions {
  clients: RegionClients;
  timeoutMs: number;
  /** Ends the call when the run is interrupted. */
  signal: AbortSignal;
  /** What the reply is read for beyond the API itself. */
  question?: Check;
}

/** Characters of the request body that are kept in the record. */
const sentExcerpt = 400;

export async function attemptCell(
  { row, api: name }: Cell,
  request: ProbeRequest,
  options: AttemptOptions,
): Promise<Attempt> {
  const api = apiOf(name);
  const exchange: Exchange = { mostBytes: row.output.includes('IMAGE') ? replyBounds.picture : replyBounds.reply };
  const at = new Date().toISOString();
  const start = performance.now();
  const ended = await callWithin(options, exchange, (call) =>
    api.send(options.clients, named({ row, request }, options.clients), call),
  );
  const ms = Math.round(performance.now() - start);
  const ending = 'error' in ended ? ended : { timedOut: false };
  const { question } = options;
  const observe =
    question &&
    ((reply: WholeReply) => {
      const sight = question.read(reply, { row, api: name, request });
      return { sight, ...(sight === 'unmet' && question.unmet && { unmet: redact(question.unmet(reply)) }) };
    });
  const outcome = read(() => outcomeOf(api, request, exchange, { ...ending, ...(observe && { observe }) }));
  return { at, ms, ...recordOf(request, exchange), ...outcome };
}

/** A reply that no reader was written for (nested a hundred thousand deep) is the fault of this one call, not of the run. */
function read(outcome: () => Outcome): Outcome {
  try {
    return outcome();
  } catch (error) {
    const why = error instanceof RangeError ? 'it is nested too deep, or too large' : String(error);
    return { fault: malformed('wrong-shape', `The reply cannot be read: ${why}.`) };
  }
}

/** What the account set up is called by its real ARN, which no record holds. */
function named(called: Called, { arns }: RegionClients): Called {
  const { row, request } = called;
  const real = row.kind === undefined || row.profile === undefined ? undefined : arns.resolve(row.profile);
  if (real === undefined) return called;
  const body = request.body['model'] === row.profile ? { ...request.body, model: real } : request.body;
  return { row: { ...row, profile: real }, request: { ...request, body } };
}

interface Called {
  row: Row;
  request: ProbeRequest;
}

function recordOf(request: ProbeRequest, exchange: Exchange): Omit<Attempt, 'at' | 'ms' | 'reply' | 'fault'> {
  const requestId =
    exchange.headers?.['x-amzn-requestid'] ?? exchange.headers?.['request-id'] ?? exchange.headers?.['x-request-id'];
  const retryAfterMs = retryAfter(exchange.headers ?? {});
  return {
    method: exchange.method ?? 'POST',
    path: redact(exchange.path ?? request.route),
    route: request.route,
    variant: writeForm(request.form),
    sent: cut(JSON.stringify(request.body), sentExcerpt),
    ...(exchange.firstByteMs !== undefined && { firstByteMs: Math.round(exchange.firstByteMs) }),
    ...(exchange.status !== undefined && { status: exchange.status }),
    ...(requestId !== undefined && { requestId: bounded(requestId, longestName) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** `retry-after-ms`, or `Retry-After` in seconds or as a date. */
function retryAfter(headers: Record<string, string>): number | undefined {
  const ms = Number(headers['retry-after-ms']);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const given = headers['retry-after'];
  if (given === undefined) return undefined;
  const seconds = Number(given);
  const until = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(until) ? Math.max(0, until) : undefined;
}

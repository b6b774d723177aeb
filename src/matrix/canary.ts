/** Asks for a model that cannot exist, before the sweep and whenever credentials are in doubt: the refusal is known, and free. */
import { routesOf } from '../api-names.ts';
import { apiOf } from '../apis/registry.ts';
import { regionOf } from '../plan/cell.ts';
import { attemptCell } from '../runner/attempt.ts';
import type { Attempt, Cell, Endpoint } from '../types.ts';
import { isReason, reasons } from '../verdict/reasons.ts';
import { isUnanswered } from '../verdict/reasons/unanswered.ts';
import { ruleFor } from '../verdict/rule-for.ts';
import type { Connection } from './connect.ts';

/** Where a canary sings: an endpoint in a Region. */
export interface EndpointInRegion {
  /** In a run over several accounts. */
  account?: string;
  region: string;
  endpoint: Endpoint;
}

/**
 * - `well`: the endpoint refused the nonsense as it refuses nonsense
 * - `silent`: nobody answered, or only to say that it is too busy: nothing is known yet
 * - `halted`: it refused us, or something stood between
 * - `suspect`: it answered for a model that does not exist, so its other answers mean nothing
 */
export type CanaryResult =
  | { state: 'well' }
  | { state: 'silent' | 'suspect'; why: string }
  /** `isPage`: something other than the endpoint answered. */
  | { state: 'halted'; why: string; isPage: boolean };

export interface CanaryOptions {
  connection: Connection;
  timeoutMs: number;
  signal: AbortSignal;
}

const nonexistentModel = 'bedrock-matrix.no-such-model-v1:0';

export async function canary(
  place: EndpointInRegion,
  { connection, timeoutMs, signal }: CanaryOptions,
): Promise<CanaryResult> {
  const { account, region, endpoint } = place;
  const cell = nonexistentModelCell(place);
  const route = routesOf(cell.api, endpoint)[0] ?? '';
  const [ask] = apiOf(cell.api).asks(cell.row, route);
  const attempt = await attemptCell(cell, ask, { clients: connection.clientsFor(region, account), timeoutMs, signal });
  return canaryResult(cell, attempt);
}

function nonexistentModelCell({ account, region, endpoint }: EndpointInRegion): Cell {
  const provider = 'bedrock-matrix';
  return {
    row: {
      ...(account !== undefined && { account }),
      region,
      endpoint,
      model: nonexistentModel,
      profileType: 'in-region',
      provider,
      input: [],
      output: [],
    },
    api: endpoint === 'bedrock-mantle' ? 'chat-completions' : 'converse',
  };
}

function canaryResult({ row, api }: Cell, attempt: Attempt): CanaryResult {
  const ruling = ruleFor({ row, api }, attempt);
  const where = `${row.endpoint} in ${regionOf(row)}`;
  if (ruling.verdict === 'supported') {
    return {
      state: 'suspect',
      why: `${where} answers even for a model that does not exist: something other than Bedrock is answering`,
    };
  }
  const isPage = attempt.fault?.type === 'html';
  const isSilent = isUnanswered(ruling.reason) && ruling.action !== 'pause-run' && !isPage;
  if (ruling.action !== 'pause-run' && !isPage && !isSilent) return { state: 'well' };
  const title = ruling.reason && isReason(ruling.reason) ? reasons[ruling.reason].title : 'refused';
  const words = [attempt.status && `HTTP ${attempt.status}`, attempt.fault?.type, attempt.fault?.message]
    .filter(Boolean)
    .join(' ');
  if (isSilent) return { state: 'silent', why: `${title}: ${words}` };
  return {
    state: 'halted',
    isPage,
    why: `${where} cannot be asked. ${isPage ? 'A web page answers in its place' : title}: ${words}`,
  };
}

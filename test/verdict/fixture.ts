/** Reads the recorded facts into cells and attempts. */
import { readFileSync } from 'node:fs';

import type { ApiName, Attempt, Cell, Fault, VerdictName } from '../../src/types.ts';
import type { Reason } from '../../src/reasons/reasons.ts';
import type { Action } from '../../src/verdict/rule.ts';

export interface ErrorReply {
  id: string;
  surface: string;
  api: string;
  model: string | null;
  status: number | null;
  origin: Fault['origin'];
  type?: string;
  code?: string;
  param?: string;
  message: string;
  shape: string;
  verdict: VerdictName;
  action?: Action;
  reason?: Reason;
  source: string;
}

export interface GoodReply {
  id: string;
  surface: string;
  api: string;
  model: string | null;
  status: number;
  shape: string;
  stopReason?: string;
  source: string;
}

interface Facts {
  errors: ErrorReply[];
  replies: GoodReply[];
}

export const facts: Facts = JSON.parse(readFileSync(new URL('replies.json', import.meta.url), 'utf8'));

const apiNames: readonly string[] = [
  'invoke', 'converse', 'chat-completions', 'responses', 'messages',
  'invoke-stream', 'converse-stream', 'chat-completions-stream', 'responses-stream', 'messages-stream', 'count-tokens', 'rerank',
] satisfies ApiName[]; // prettier-ignore

/** Replies of other operations (listings, asynchronous calls) are read as those of `invoke`. */
function apiOf(name: string): ApiName {
  return isApi(name) ? name : 'invoke';
}

function isApi(name: string): name is ApiName {
  return apiNames.includes(name);
}

export function cellOf({ surface, api, model }: Pick<ErrorReply, 'surface' | 'api' | 'model'>): Cell {
  const id = model ?? 'amazon.nova-lite-v1:0';
  const profile = /^(?:us|eu|apac|global)\./.test(id) ? id : undefined;
  return {
    api: apiOf(api),
    row: {
      region: 'us-east-1',
      endpoint: surface === 'mantle' ? 'bedrock-mantle' : 'bedrock-runtime',
      model: profile === undefined ? id : id.slice(id.indexOf('.') + 1),
      profileType: profile === undefined ? 'in-region' : 'regional-cross-region',
      ...(profile && { profile }),
      ...(id.includes(':application-inference-profile/') && { profile: id, kind: 'application-profiles' as const }),
      provider: id.split('.')[0] ?? id,
      input: ['TEXT'],
      output: ['TEXT'],
    },
  };
}

export function attemptOf(reply: ErrorReply, changes: Partial<Attempt> = {}): Attempt {
  const { origin, type, code, param, message, status } = reply;
  const fault: Fault = { origin, message, ...(type && { type }), ...(code && { code }), ...(param && { param }) };
  return attempt({ ...(status !== null && { status }), fault, ...changes });
}

export function attempt(changes: Partial<Attempt>): Attempt {
  const base = {
    at: '2026-11-20T00:00:00.000Z',
    ms: 1,
    method: 'POST',
    path: '/',
    route: '/model',
    variant: 'first',
    sent: '{}',
  };
  return { ...base, ...changes };
}

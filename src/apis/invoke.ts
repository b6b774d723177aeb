/** InvokeModel: one operation, a body per model family. */
import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';

import { sdkCall } from '../aws/sdk-handler.ts';
import type { Dialect } from '../families/dialect.ts';
import { bodiesFor, nextDialect, readInvoke } from '../families/registry.ts';
import type { Ask, Row } from '../types.ts';
import type { Api } from './api.ts';

export const invoke: Api = {
  name: 'invoke',
  title: 'InvokeModel',
  routes: { 'bedrock-runtime': ['/model'] },
  asks: invokeAsks,
  nextAsk: nextInvokeAsk,
  send: (clients, { row, ask }, call) =>
    clients.runtime.send(new InvokeModelCommand(invokeInput(row, ask)), sdkCall(call)),
  reader: { framing: 'json', read: (json, ask) => readInvoke(json, ask.variant) },
};

export function invokeAsks(row: Row, route: string): readonly [Ask, ...Ask[]] {
  const [first, ...rest] = bodiesFor(row).map((dialect) => askIn(dialect, row, route));
  if (first === undefined) throw new Error(`no body for ${row.model}`);
  return [first, ...rest];
}

export function nextInvokeAsk(row: Row, tried: readonly Ask[], refusal: string): Ask | undefined {
  const dialect = nextDialect(
    row,
    tried.map((ask) => dialectOf(ask.variant)),
    refusal,
  );
  return dialect && askIn(dialect, row, '/model');
}

export function invokeInput(
  row: Row,
  ask: Ask,
): { modelId: string; contentType: string; accept: string; body: string } {
  return {
    modelId: row.profile ?? row.model,
    contentType: 'application/json',
    accept: '*/*',
    body: JSON.stringify(ask.body),
  };
}

function askIn(dialect: Dialect, row: Row, route: string): Ask {
  return { route, variant: dialect.name, body: dialect.body(row) };
}

/** A repaired ask is called `<dialect> <repair>`. */
function dialectOf(variant: string): string {
  return variant.split(' ')[0] ?? variant;
}

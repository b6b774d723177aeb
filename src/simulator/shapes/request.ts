/** The request of an operation as its service model has it: body, path, query and headers, each member under its own name. */
import type { Call, Route } from '../call.ts';
import type { Refusal } from '../refusal.ts';
import type { Json, JsonObject } from '../../types.ts';
import { modelRefusal } from './coral.ts';
import { serviceShapes, type Shape } from './shape.ts';

/** What the framework refuses before the operation sees the call. */
export function requestRefusal(call: Call, { operation, label = 'modelId' }: Route): Refusal | undefined {
  if (operation === undefined) return undefined;
  const { operations, shapes } = serviceShapes();
  const shape = shapes[operations[operation] ?? ''];
  if (shape === undefined) return undefined;
  // The body of InvokeModel is the model's own.
  const body = 'body' in (shape.members ?? {}) ? {} : call.body;
  const named = label in (shape.members ?? {}) && call.target !== '' ? { [label]: call.target } : {};
  return modelRefusal(operation, { ...body, ...inQuery(call, shape), ...inHeaders(call, shape), ...named });
}

function inQuery({ query }: Call, { members = {} }: Shape): JsonObject {
  const { shapes } = serviceShapes();
  const found: JsonObject = {};
  for (const [key, text] of query) {
    const name = members[key];
    if (name !== undefined) found[key] = typed(text, shapes[name]?.type);
  }
  return found;
}

function typed(text: string, type: Shape['type'] | undefined): Json {
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  return type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
}

function inHeaders({ headers }: Call, shape: Shape): JsonObject {
  const found: JsonObject = {};
  for (const [key, name] of Object.entries(shape.headers ?? {})) {
    const given = headers[name];
    if (typeof given === 'string') found[key] = given;
  }
  return found;
}

/** Where a value breaks its shape: the places and the limits, without words, which differ from provider to provider. */
import { isObject } from '../bodies/schema.ts';
import type { Json, JsonObject } from '../../types.ts';
import type { Shape, Shapes } from './shape.ts';

export type Limit =
  | { kind: 'type'; expected: readonly Shape['type'][] }
  | { kind: 'missing' }
  | { kind: 'unknown' }
  | { kind: 'union' }
  | { kind: 'values'; values: readonly Json[] }
  | { kind: 'tag'; tag: string; given: Json; values: readonly string[] }
  | { kind: 'pattern'; pattern: string }
  | { kind: 'min' | 'max'; limit: number; shape: Shape['type']; size: number };

export interface Violation {
  /** Keys of objects, places in lists from zero, and which variant of a structure it is. */
  path: readonly (string | number | { variant: string })[];
  value: Json | undefined;
  limit: Limit;
}

type Path = Violation['path'];

/** In the order of the shape's members, not of the value's. */
export function violations(shapes: Shapes, name: string, value: Json, path: Path = []): Violation[] {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`no shape ${name}`);
  if (value === null && shape.nullable === true) return [];
  if (shape.type === 'choice') return choiceViolations(shapes, shape, value, path);
  if (!isOfType(value, shape.type)) return [{ path, value, limit: { kind: 'type', expected: [shape.type] } }];
  const own = ownViolations(shape, value, path);
  if (shape.type === 'structure' && isObject(value)) return [...own, ...memberViolations(shapes, shape, value, path)];
  const { member, value: valueShape, key: keyShape } = shape;
  if (member !== undefined && Array.isArray(value)) {
    return [...own, ...value.flatMap((item, index) => violations(shapes, member, item, [...path, index]))];
  }
  if (valueShape === undefined || !isObject(value)) return own;
  const entries = Object.entries(value).flatMap(([key, item]) => [
    ...(keyShape === undefined ? [] : violations(shapes, keyShape, key, [...path, key])),
    ...violations(shapes, valueShape, item, [...path, key]),
  ]);
  return [...own, ...entries];
}

function choiceViolations(shapes: Shapes, { of = [] }: Shape, value: Json, path: Path): Violation[] {
  const types = of.map((name) => shapes[name]?.type ?? 'any');
  const fitting = of.find((_, index) => isOfType(value, types[index] ?? 'any'));
  return fitting === undefined
    ? [{ path, value, limit: { kind: 'type', expected: types } }]
    : violations(shapes, fitting, value, path);
}

const isText = (value: Json): boolean => typeof value === 'string';
const isAnything = (): boolean => true;

const typeTests: Record<Shape['type'], (value: Json) => boolean> = {
  string: isText,
  blob: isText,
  boolean: (value) => typeof value === 'boolean',
  float: (value) => typeof value === 'number',
  integer: Number.isInteger,
  list: Array.isArray,
  structure: isObject,
  map: isObject,
  document: isAnything,
  any: isAnything,
  choice: isAnything,
};

function isOfType(value: Json, type: Shape['type']): boolean {
  return typeTests[type](value);
}

function ownViolations(shape: Shape, value: Json, path: Path): Violation[] {
  const { min, max, pattern, enum: values, type } = shape;
  const size = sizeOf(value, type);
  const found: Limit[] = [];
  if (values !== undefined && !values.includes(value)) found.push({ kind: 'values', values });
  if (size !== undefined && min !== undefined && size < min) found.push({ kind: 'min', limit: min, shape: type, size });
  if (size !== undefined && max !== undefined && size > max) found.push({ kind: 'max', limit: max, shape: type, size });
  if (pattern !== undefined && typeof value === 'string' && !matcher(pattern).test(value)) {
    found.push({ kind: 'pattern', pattern });
  }
  return found.map((limit) => ({ path, value, limit }));
}

/** What a limit holds for: a number itself, the length of all else. */
function sizeOf(value: Json, type: Shape['type']): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return type === 'blob' ? Buffer.from(value, 'base64').length : value.length;
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}

const matchers = new Map<string, RegExp>();

function matcher(pattern: string): RegExp {
  const known = matchers.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  matchers.set(pattern, known);
  return known;
}

function memberViolations(shapes: Shapes, whole: Shape, value: JsonObject, path: Path): Violation[] {
  const { tag } = whole;
  if (tag !== undefined) return variantViolations(shapes, { ...whole, tag }, value, path);
  const { members = {}, required = [], union, closed } = whole;
  const given = Object.keys(members).filter((key) => value[key] !== undefined && value[key] !== null);
  if (union === true && given.length !== 1) return [{ path, value, limit: { kind: 'union' } }];
  const strangers = closed === true ? Object.keys(value).filter((key) => !(key in members)) : [];
  return [
    ...strangers.map((key): Violation => ({ path: [...path, key], value: value[key], limit: { kind: 'unknown' } })),
    ...Object.entries(members).flatMap(([key, name]) => {
      const item = value[key];
      const isAbsent = item === undefined || (item === null && shapes[name]?.nullable !== true);
      if (!isAbsent) return violations(shapes, name, item, [...path, key]);
      const missing: Violation = { path: [...path, key], value: item, limit: { kind: 'missing' } };
      return required.includes(key) ? [missing] : [];
    }),
  ];
}

function variantViolations(shapes: Shapes, shape: Shape & { tag: string }, value: JsonObject, path: Path): Violation[] {
  const { tag, variants = {} } = shape;
  const given = value[tag];
  if (given === undefined || given === null)
    return [{ path: [...path, tag], value: given, limit: { kind: 'missing' } }];
  const variant = typeof given === 'string' ? variants[given] : undefined;
  if (typeof given === 'string' && variant !== undefined) {
    return violations(shapes, variant, value, [...path, { variant: given }]);
  }
  return [{ path, value: given, limit: { kind: 'tag', tag, given, values: Object.keys(variants) } }];
}

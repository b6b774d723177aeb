/** What a value may be, as data: the notation of AWS's service models, and what the providers' specifications need beside it. */
import { readFileSync } from 'node:fs';

import type { Json } from '../../types.ts';

export interface Shape {
  type:
    | 'structure'
    | 'list'
    | 'map'
    | 'string'
    | 'integer'
    | 'float'
    | 'boolean'
    | 'blob'
    | 'document'
    | 'any'
    | 'choice';
  /** Least and greatest value; of strings, blobs, lists and maps the length. */
  min?: number;
  max?: number;
  /** Matches the whole string. */
  pattern?: string;
  enum?: readonly Json[];
  /** Null stands for an absent value. */
  nullable?: boolean;
  /** Of a structure: names of the shapes of its members. */
  members?: Record<string, string>;
  required?: readonly string[];
  /** Exactly one member is given. */
  union?: boolean;
  /** Other members are refused, not passed over. */
  closed?: boolean;
  /** Members that travel in a header, and its name. */
  headers?: Record<string, string>;
  /** Of a structure: the member that says which of the variants it is, each by the name of its shape. */
  tag?: string;
  variants?: Record<string, string>;
  /** Shape of the items of a list. */
  member?: string;
  /** Shape of the values of a map, and of its keys. */
  value?: string;
  key?: string;
  /** Of a choice: the shapes that a value may have; they differ in their JSON type. */
  of?: readonly string[];
}

export type Shapes = Record<string, Shape>;

interface ServiceShapes {
  /** Operation to the name of the shape of its request. */
  operations: Record<string, string>;
  shapes: Shapes;
}

let read: ServiceShapes | undefined;

/** Of AWS's service models: botocore 1.43.107 (November 2026), by .tools/service-shapes.mjs. */
export function serviceShapes(): ServiceShapes {
  if (read === undefined) {
    const parsed: ServiceShapes = JSON.parse(readFileSync(new URL('../data/shapes.json', import.meta.url), 'utf8'));
    read = parsed;
  }
  return read;
}

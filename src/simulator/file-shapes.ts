/** What a file may hold, said once: each shape says what is wrong with a value, and is written as JSON schema for editors. */
import type { Json, JsonObject } from '../types.ts';

export interface FileShape {
  /** What is wrong, or nothing. `at`: the path to the value, for the reader. */
  fault(value: Json, at: string): string | undefined;
  schema: JsonObject;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text = simple('string', 'a string');
export const flag = simple('boolean', 'true or false');
export const number = simple('number', 'a number');
export const anything: FileShape = { fault: () => undefined, schema: {} };

export const positive: FileShape = {
  fault: (value, at) => (typeof value === 'number' && value > 0 ? undefined : `${at} must be a number above 0`),
  schema: { type: 'number', exclusiveMinimum: 0 },
};

function simple(type: 'string' | 'boolean' | 'number', words: string): FileShape {
  return { fault: (value, at) => (typeof value === type ? undefined : `${at} must be ${words}`), schema: { type } };
}

export function oneOf(...words: readonly string[]): FileShape {
  return {
    fault: (value, at) =>
      typeof value === 'string' && words.includes(value) ? undefined : `${at} must be one of ${words.join(', ')}`,
    schema: { enum: [...words] },
  };
}

export function listOf(item: FileShape): FileShape {
  return {
    fault(value, at) {
      if (!Array.isArray(value)) return `${at} must be a list`;
      return value.map((entry, index) => item.fault(entry, `${at}[${index}]`)).find((fault) => fault !== undefined);
    },
    schema: { type: 'array', items: item.schema },
  };
}

export function mapOf(item: FileShape): FileShape {
  return {
    fault(value, at) {
      if (!isJsonObject(value)) return `${at} must be an object`;
      return Object.entries(value)
        .map(([key, entry]) => item.fault(entry, `${at}.${key}`))
        .find((fault) => fault !== undefined);
    },
    schema: { type: 'object', additionalProperties: item.schema },
  };
}

/** The first for every value that `isFirst` takes, else the second. */
export function either(first: FileShape, second: FileShape, isFirst: (value: Json) => boolean): FileShape {
  return {
    fault: (value, at) => (isFirst(value) ? first : second).fault(value, at),
    schema: { anyOf: [first.schema, second.schema] },
  };
}

/** `title`: the interface that says what each member is for. */
export function objectOf(
  members: Record<string, FileShape>,
  { title, required = [] }: { title?: string; required?: readonly string[] } = {},
): FileShape {
  return {
    fault(value, at) {
      if (!isJsonObject(value)) return `${at} must be an object`;
      const unknown = Object.keys(value).find((key) => !Object.hasOwn(members, key));
      if (unknown !== undefined) return `${at}.${unknown} is not known; known are ${Object.keys(members).join(', ')}`;
      const missing = required.find((key) => !(key in value));
      if (missing !== undefined) return `${at}.${missing} is missing`;
      for (const [key, entry] of Object.entries(value)) {
        const fault = members[key]?.fault(entry, `${at}.${key}`);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
    schema: {
      ...(title !== undefined && { title }),
      type: 'object',
      properties: Object.fromEntries(Object.entries(members).map(([key, { schema }]) => [key, schema])),
      ...(required.length > 0 && { required: [...required] }),
      additionalProperties: false,
    },
  };
}

/** How OpenAI's validator words what is wrong with a body, with its `code` and `param`. */
import { shown } from '../bodies/schema.ts';
import { invalid, type Refusal } from '../refusal.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Limit, Violation } from '../shapes/violations.ts';

export function refused(message: string, code: string, param: string): Refusal {
  return invalid(message, { code, param, byModel: true });
}

function missing(param: string): Refusal {
  return refused(`Missing required parameter: '${param}'.`, 'missing_required_parameter', param);
}

export function openaiRefusalOf({ path, value, limit }: Violation): Refusal {
  const param = paramOf(path);
  switch (limit.kind) {
    case 'missing':
      return missing(param);
    case 'unknown':
      return refused(`Unknown parameter: '${param}'.`, 'unknown_parameter', param);
    case 'values':
      return wrongValue(value, limit.values.map(shown), param);
    case 'tag':
      return wrongValue(value, limit.values, `${param}.${limit.tag}`);
    case 'pattern': {
      const message = `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '^${limit.pattern}$'.`;
      return refused(message, 'invalid_value', param);
    }
    case 'min':
    case 'max':
      return beyond(limit, param);
    case 'type':
      return wrongType(value, limit.expected, param);
    case 'union':
      return refused(`Invalid value for '${param}'.`, 'invalid_value', param);
  }
}

/** `messages[0].content` */
function paramOf(path: Violation['path']): string {
  let param = '';
  for (const step of path) {
    if (typeof step === 'object') continue;
    if (typeof step === 'number') param += `[${step}]`;
    else param += param === '' ? step : `.${step}`;
  }
  return param;
}

function wrongValue(value: Violation['value'], values: readonly string[], param: string): Refusal {
  const quoted = values.map((one) => `'${one}'`);
  const list = quoted.length < 3 ? quoted.join(' and ') : `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
  const message = `Invalid value: '${shown(value)}'. Supported values are: ${list}.`;
  return refused(message, 'invalid_value', param);
}

const typeNames: Record<Shape['type'], string> = {
  string: 'a string',
  blob: 'a string',
  integer: 'an integer',
  float: 'a decimal',
  boolean: 'a boolean',
  list: 'an array of objects',
  structure: 'an object',
  map: 'an object',
  document: 'an object',
  any: 'a value',
  choice: 'a value',
};

function wrongType(value: Violation['value'], expected: readonly Shape['type'][], param: string): Refusal {
  const names = expected.map((type) => typeNames[type]);
  const wanted =
    names.length === 1
      ? names[0]
      : `one of ${names
          .join(' or ')
          .replaceAll(/\ban? /g, '')
          .replace(/^/, 'a ')}`;
  const message = `Invalid type for '${param}': expected ${wanted}, but got ${typeOf(value)} instead.`;
  return refused(message, 'invalid_type', param);
}

function typeOf(value: Violation['value']): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal number';
  return `a ${typeof value}`;
}

function beyond({ kind, limit, shape, size }: Extract<Limit, { kind: 'min' | 'max' }>, param: string): Refusal {
  const least = kind === 'min';
  const bound = least ? 'minimum' : 'maximum';
  if (shape === 'integer' || shape === 'float') {
    const what = shape === 'integer' ? 'integer' : 'decimal';
    const message =
      `Invalid '${param}': ${what} ${least ? 'below minimum' : 'above maximum'} value. ` +
      `Expected a value ${least ? '>=' : '<='} ${limit}, but got ${size} instead.`;
    return refused(message, `${what}_${least ? 'below_min' : 'above_max'}_value`, param);
  }
  const what = shape === 'list' ? 'array' : shape === 'string' ? 'string' : 'object';
  const state = size === 0 ? `empty ${what}` : `${what} too ${least ? 'short' : 'long'}`;
  const got = size === 0 ? `an empty ${what}` : `${what === 'string' ? 'a' : 'an'} ${what} with length ${size}`;
  const article = what === 'string' ? 'a' : 'an';
  const message = `Invalid '${param}': ${state}. Expected ${article} ${what} with ${bound} length ${limit}, but got ${got} instead.`;
  return refused(message, size === 0 ? `empty_${what}` : `${what}_${least ? 'below_min' : 'above_max'}_length`, param);
}

/**
 * What AWS's own framework refuses of a request before the operation sees it, in its words. Recorded of Bedrock:
 * `Value 'system' at 'messages.1.member.role' …` (continuedev/continue#1938), `11 validation errors detected: Value '' at
 * 'toolConfig.tools.1.member.toolSpec.name' …` (BerriAI/litellm#19384), and `Value at '….image.format' …`, without the
 * value, inside of content (NousResearch/hermes-agent#55429).
 */
import { shown } from '../bodies/schema.ts';
import type { JsonObject } from '../../types.ts';
import { invalid, type Refusal } from '../refusal.ts';
import { serviceShapes, type Shape } from './shape.ts';
import { violations, type Limit, type Violation } from './violations.ts';

/** The first thing wrong with a request, by the service model; members in headers under their own names. */
export function modelRefusal(operation: string, request: JsonObject): Refusal | undefined {
  const { operations, shapes } = serviceShapes();
  const name = operations[operation];
  if (name === undefined) return undefined;
  const found = violations(shapes, name, request);
  const misread = found.find(({ limit }) => limit.kind === 'type' || limit.kind === 'union');
  if (misread !== undefined) return unreadable(misread);
  if (found.length === 0) return undefined;
  const detected = `${found.length} validation error${found.length === 1 ? '' : 's'} detected`;
  return invalid(`${detected}: ${found.map(sentence).join('; ')}`);
}

function sentence({ path, value, limit }: Violation): string {
  return `${quoted(value, path)} at '${coralPath(path)}' failed to satisfy constraint: ${constraint(limit)}`;
}

function quoted(value: Violation['value'], path: Violation['path']): string {
  if (value === undefined || value === null) return 'Value null';
  return path.includes('content') ? 'Value' : `Value '${shown(value)}'`;
}

/** Coral counts members from one and names them `member`. */
function coralPath(path: Violation['path']): string {
  return path.map((step) => (typeof step === 'number' ? `${step + 1}.member` : nameOf(step))).join('.');
}

function nameOf(step: string | { variant: string }): string {
  return typeof step === 'string' ? step : step.variant;
}

function constraint(limit: Limit): string {
  switch (limit.kind) {
    case 'missing':
      return 'Member must not be null';
    case 'values':
      return `Member must satisfy enum value set: [${limit.values.map(shown).join(', ')}]`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${limit.pattern}`;
    case 'min':
    case 'max': {
      const what = isNumber(limit.shape) ? 'value' : 'length';
      const side = limit.kind === 'min' ? 'greater' : 'less';
      return `Member must have ${what} ${side} than or equal to ${limit.limit}`;
    }
    case 'tag':
    case 'type':
    case 'union':
    case 'unknown':
      return 'Member must be valid';
  }
}

function isNumber(type: Shape['type']): boolean {
  return type === 'integer' || type === 'float';
}

/** What the framework cannot read as the type of the model, in the sentences that other services of AWS give (unverified here). */
function unreadable({ path, value, limit }: Violation): Refusal {
  return {
    status: 400,
    type: 'SerializationException',
    message: misreading(value, limit) ?? `Unexpected union: ${coralPath(path)}`,
  };
}

function misreading(value: Violation['value'], limit: Limit): string | undefined {
  if (limit.kind !== 'type') return undefined;
  const expected = limit.expected[0] ?? 'any';
  if (expected === 'list') return 'Expected list or null';
  if (Array.isArray(value)) return 'Start of list found where not expected';
  if (typeof value === 'object') return 'Start of structure or map found where not expected.';
  const given =
    typeof value === 'string'
      ? 'STRING_VALUE'
      : typeof value === 'number'
        ? 'NUMBER_VALUE'
        : `${value === true ? 'TRUE' : 'FALSE'}_VALUE`;
  return expected === 'structure' || expected === 'map'
    ? 'Unexpected value type in payload'
    : `${given} can not be converted to ${expected[0]?.toUpperCase()}${expected.slice(1)}`;
}

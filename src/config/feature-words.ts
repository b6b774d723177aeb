/** Owns the reading of the words that ask for more than APIs: a guardrail, and the values of a parameter. */
import { usageError } from '../errors.ts';
import {
  isNumberParameter,
  isParameter,
  parameterNames,
  parameters,
  type NumberParameter,
  type ParameterName,
  type WordParameter,
} from './feature-names.ts';
import { suggestion } from './nearest.ts';

export interface GuardrailName {
  /** Id or ARN. */
  id: string;
  /** A number, or DRAFT. */
  version: string;
}

/** `gr1234567890:1`, or the ARN with the version behind it. */
export function guardrail(word: string, source: string): GuardrailName {
  const [, id, version] = /^(.+):(\d+|DRAFT)$/.exec(word) ?? [];
  if (id !== undefined && version !== undefined) return { id, version };
  throw usageError(
    `${source} takes the id of a guardrail and its version, not "${word}"`,
    'For example abc123def456:1, or abc123def456:DRAFT; "aws bedrock list-guardrails" shows them.',
  );
}

/** One piece of `max-tokens=1,16`: commas part values as they part items, so a piece without a name belongs to the one before. */
export interface ParameterValue {
  name?: ParameterName;
  value: string;
}

export function parseParameterValue(word: string, source: string): ParameterValue {
  // An underscore parts the words of a column's name.
  const [, name, value] = /^(?:([a-z-]+)=)?([a-z0-9.:-]+)$/i.exec(word) ?? [];
  if (value === undefined) {
    throw usageError(`${source} takes a name and values, not "${word}"`, 'For example max-tokens=1,16,4096.');
  }
  if (name === undefined) return { value };
  if (!isParameter(name)) throw usageError(`${source} does not know "${name}"`, suggestion(name, parameterNames));
  return { name, value };
}

/** One value of one parameter. */
export type Variation = { name: NumberParameter; value: number } | { name: WordParameter; value: string };

export function isNumberVariation(variation: Variation): variation is Extract<Variation, { value: number }> {
  return typeof variation.value === 'number';
}

/** Each value once, in the order given. @throws UserError (usage) when the first has no name, or a value is none of its parameter. */
export function variationsOf(words: readonly ParameterValue[], source: string): Variation[] {
  const found = new Map<string, Variation>();
  let name: ParameterName | undefined;
  for (const word of words) {
    name = word.name ?? name;
    if (name === undefined)
      throw usageError(`${source}: the value ${word.value} has no name before it`, 'For example temperature=0,1.');
    const variation = variationOf(name, word.value, source);
    found.set(`${name}=${variation.value}`, variation);
  }
  return [...found.values()];
}

function variationOf(name: ParameterName, value: string, source: string): Variation {
  if (isNumberParameter(name)) {
    if (!/^(?:\d+(?:\.\d*)?|\.\d+)$/.test(value))
      throw usageError(`${source}: ${name} takes numbers, not "${value}"`, `For example ${name}=1.`);
    return { name, value: Number(value) };
  }
  const { words } = parameters[name];
  const known: readonly string[] | 'any' = words;
  if (known !== 'any' && !known.includes(value))
    throw usageError(`${source}: ${name} has no value "${value}"`, suggestion(value, known));
  return { name, value };
}

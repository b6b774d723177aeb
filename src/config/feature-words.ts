/** Owns the reading of the words that ask for more than APIs: a guardrail, and the values of a parameter. */
import { usageError } from '../errors.ts';
import { isParameter, parameterLabels, type ParameterName } from './feature-names.ts';
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
  value: number;
}

export function parseParameterValue(word: string, source: string): ParameterValue {
  const [, name, value] = /^(?:([a-z-]+)=)?(\d+(?:\.\d*)?|\.\d+)$/i.exec(word) ?? [];
  if (value === undefined) {
    throw usageError(`${source} takes a name and numbers, not "${word}"`, 'For example max-tokens=1,16,4096.');
  }
  if (name === undefined) return { value: Number(value) };
  if (!isParameter(name))
    throw usageError(`${source} does not know "${name}"`, suggestion(name, Object.keys(parameterLabels)));
  return { name, value: Number(value) };
}

/** One value of one parameter. */
export interface Variation {
  name: ParameterName;
  value: number;
}

/** Each value once, in the order given. @throws UserError (usage) when the first has no name. */
export function variationsOf(words: readonly ParameterValue[], source: string): Variation[] {
  const found = new Map<string, Variation>();
  let name: ParameterName | undefined;
  for (const word of words) {
    name = word.name ?? name;
    if (name === undefined)
      throw usageError(`${source}: the value ${word.value} has no name before it`, 'For example temperature=0,1.');
    found.set(`${name}=${word.value}`, { name, value: word.value });
  }
  return [...found.values()];
}

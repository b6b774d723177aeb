/** How many tokens a model takes and gives: what was measured, what we know better, what sources say; the first in that order counts, and whoever differs is named. */
import { modelFacts, type Figure } from '../model-facts/model-facts.ts';
import type { KnownModel } from '../discovery/known-model.ts';
import { limitCorrections } from '../model-facts/limit-corrections.ts';

export type LimitField = 'contextWindow' | 'maxOutputTokens';

/** In tokens; what no source states is called unknown. */
export interface Limits {
  contextWindow: number | 'unknown';
  contextWindowSource: string;
  maxOutputTokens: number | 'unknown';
  maxOutputTokensSource: string;
  /** What other sources say instead. */
  disagreements: { field: LimitField; value: number; source: string }[];
}

/** In tokens; what is absent is not said. */
export type StatedLimits = { [field in LimitField]?: number };

export interface LimitSources {
  /** Ids of the same model: its own, and that on bedrock-mantle. */
  ids: readonly string[];
  /** What the service said when it refused more, in a run. */
  measured: StatedLimits | undefined;
  /** What the user's own file says of it, and the name of that file. */
  given: { limits: StatedLimits; source: string } | undefined;
  known: KnownModel | undefined;
  packageName: string;
}

export function limitsOf(sources: LimitSources): Limits {
  const window = concluded('contextWindow', sources);
  const output = concluded('maxOutputTokens', sources);
  return {
    contextWindow: window.value,
    contextWindowSource: window.source,
    maxOutputTokens: output.value,
    maxOutputTokensSource: output.source,
    disagreements: [...window.others, ...output.others],
  };
}

type Stated = Pick<Figure, 'value' | 'source'>;

function concluded(field: LimitField, sources: LimitSources) {
  const [first, ...rest] = stated(field, sources);
  if (first === undefined) return { value: 'unknown' as const, source: 'unknown', others: [] };
  const others = rest.filter(({ value }) => value !== first.value).map((one) => ({ field, ...one }));
  return { ...first, others };
}

/** In the order in which they are believed. */
function stated(field: LimitField, { ids, measured, given, known, packageName }: LimitSources): Stated[] {
  const correction = firstOf(ids, (id) => limitCorrections[id]);
  const facts = firstOf(ids, (id) => modelFacts(id)?.[field === 'contextWindow' ? 'context' : 'maxOutput']);
  const inId = field === 'contextWindow' ? firstOf(ids, contextWindowIn) : undefined;
  const claim = (value: number | undefined, source: string): Stated[] =>
    value === undefined ? [] : [{ value, source }];
  // The shipped table may have read the same package, in another version.
  const [name = ''] = packageName.split(' ');
  const ofPackage = field === 'contextWindow' ? known?.contextWindow : undefined;
  const isTold = facts?.others.some(({ value, source }) => value === ofPackage && source.startsWith(name)) === true;
  return [
    ...claim(measured?.[field], 'measured: the service refused more, in the run'),
    ...claim(correction?.[field], correction?.source ?? ''),
    ...claim(inId, 'model id'),
    ...claim(given?.limits[field], given?.source ?? ''),
    ...(facts === undefined ? [] : [{ value: facts.value, source: facts.source }, ...facts.others]),
    ...claim(isTold ? undefined : ofPackage, packageName),
  ];
}

function firstOf<T>(ids: readonly string[], find: (id: string) => T | undefined): T | undefined {
  return ids.map(find).find((found) => found !== undefined);
}

/** Provisioned variants carry their size: `amazon.nova-lite-v1:0:24k`. */
export function contextWindowIn(id: string): number | undefined {
  const thousands = /:(\d+)k$/.exec(id)?.[1];
  return thousands === undefined ? undefined : Number(thousands) * 1_000;
}

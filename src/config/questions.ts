/** Owns the settings that ask beyond whether an API answers. */
import { plainOf } from '../api-names.ts';
import { usageError } from '../errors.ts';
import type { ApiName } from '../types.ts';
import { featureNames, isPair, type CheckApi, type FeatureName, type LimitName } from './feature-names.ts';
import { variationsOf, type GuardrailName, type Variation } from './feature-words.ts';
import { readMany, readOne, type Given } from './option.ts';
import { options } from './options.ts';
import type { UserProbe } from './user-probe.ts';
import { readUserProbes } from './probe-files.ts';

export interface QuestionSettings {
  /** In the order of the columns. */
  features: FeatureName[];
  /** A column for each; empty: one column, asked on the first API that answers. */
  featuresApis: CheckApi[];
  guardrail?: GuardrailName;
  /** Which calls carry it. */
  guardrailOn: 'feature' | 'all';
  variations: Variation[];
  /** Limits to be found by asking for more. */
  limits: LimitName[];
  probes: UserProbe[];
  /** In place of the usual prompt. */
  prompt?: string;
}

/** Throws a usage error that names the option, or the probe file and its field. */
export function resolveQuestions(given: Given, cwd: string, apis: readonly ApiName[]): QuestionSettings {
  const words = readMany(options.features, given);
  const guardrail = readOne(options.guardrail, given)?.value;
  if (words.value.includes('guardrail') && guardrail === undefined) {
    throw usageError(
      `${words.source}: guardrail needs --guardrail`,
      'Say which one to attach, for example --guardrail abc123def456:1.',
    );
  }
  const guardrailOn = readOne(options.guardrailOn, given);
  if (guardrailOn.value === 'all' && guardrail === undefined) {
    throw usageError(
      `${guardrailOn.source}: all needs --guardrail`,
      'Say which one every call carries, for example --guardrail abc123def456:1 --guardrail-on all.',
    );
  }
  const wanted = (name: FeatureName): boolean =>
    words.value.includes(name) ||
    (words.value.includes('pairs') && isPair(name)) ||
    (words.value.includes('all') && (name !== 'guardrail' || guardrail !== undefined));
  const varied = readMany(options.vary, given);
  const probes = readUserProbes(readMany(options.probeFile, given).value, cwd);
  checkAsked(probes, apis);
  const featuresApi = readMany(options.featuresApi, given);
  if (featuresApi.value.length > 0 && words.value.length === 0 && varied.value.length === 0) {
    throw usageError(
      `${featuresApi.source} needs --features or --vary`,
      'Say what to test on these APIs, for example --features tool-use.',
    );
  }
  const prompt = readOne(options.prompt, given)?.value;
  return {
    features: featureNames.filter(wanted),
    featuresApis: featuresApi.value,
    ...(guardrail !== undefined && { guardrail }),
    guardrailOn: guardrailOn.value,
    variations: variationsOf(varied.value, varied.source),
    limits: [...new Set(readMany(options.measureLimits, given).value)],
    probes,
    ...(prompt !== undefined && { prompt }),
  };
}

/** A probe is asked only where its API is known to answer. */
function checkAsked(probes: readonly UserProbe[], apis: readonly ApiName[]): void {
  const lost = probes.find(({ api }) => !apis.includes(api) && !apis.includes(plainOf(api)));
  if (lost === undefined) return;
  throw usageError(`--probe-file: ${lost.name} calls ${lost.api}, which --api leaves out`, `Add ${lost.api} to --api.`);
}

/** A model may answer where it was to refuse: whoever asks says what that may cost. Throws a usage error. */
export function checkLimitBound({ limits, maxCost }: { limits: readonly LimitName[]; maxCost?: number }): void {
  if (limits.length === 0 || maxCost !== undefined) return;
  throw usageError(
    '--measure-limits needs --max-cost',
    'A refusal is free, an answer to a long prompt is not: for example --max-cost 5.',
  );
}

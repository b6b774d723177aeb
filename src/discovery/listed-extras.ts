/**
 * Members that GET /foundation-models answers with and that the SDK's types lack. They are not documented: kept where they
 * are there, as claims, and nothing is decided by them. Shapes: replies read in 2026 by public programs (crmne/ruby_llm
 * 723e6a2e, 2026-08-19, and others that read the raw reply).
 */
import * as v from 'valibot';

import { bounded } from '../aws/bounded.ts';
import type { FeatureName } from '../config/feature-names.ts';

export interface ListedExtras {
  maxTokensMaximum?: number;
  maxTokensDefault?: number;
  reasoning?: boolean;
  /** `additionalRequestFieldsSchema`, JSON as text. */
  requestFields?: string;
  systemPrompt?: boolean;
  imageTypes?: string[];
  documentTypes?: string[];
  videoTypes?: string[];
  /** What is true in `inferenceAPIsSupported`, by its path: `converse.sync`, `openAiChatCompletions`. */
  apis?: string[];
  promptCaching?: boolean;
  batch?: boolean;
  guardrails?: boolean;
  latencyOptimized?: boolean;
  family?: string;
  languages?: string;
}

/** A member is what it should be, or it is not there: an undocumented one never breaks a listing. */
const lenient = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

/** Characters of a text, and words of a list. */
const longestText = 4000;
const mostWords = 50;
const text = lenient(
  v.pipe(
    v.string(),
    v.transform((given) => bounded(given, longestText)),
  ),
);
const count = lenient(v.pipe(v.number(), v.integer(), v.minValue(1)));
const yesNo = lenient(v.boolean());
const texts = lenient(
  v.pipe(
    v.array(v.string()),
    v.transform((given) => given.slice(0, mostWords).map((one) => bounded(one, 100))),
  ),
);
const supported = lenient(
  v.union([
    v.boolean(),
    v.pipe(
      v.object({ isSupported: v.boolean() }),
      v.transform((given) => given.isSupported),
    ),
  ]),
);

/** Spread into the schema of an entry. */
export const extraMembers = {
  converse: lenient(
    v.object({
      maxTokensMaximum: count,
      maxTokensDefault: count,
      // An object with `embedded` where the model reasons, null where it does not.
      reasoningSupported: v.optional(v.unknown()),
      additionalRequestFieldsSchema: text,
      systemRoleSupported: yesNo,
      userImageTypesSupported: texts,
      userDocumentTypesSupported: texts,
      userVideoTypesSupported: texts,
    }),
  ),
  inferenceAPIsSupported: lenient(v.record(v.string(), v.unknown())),
  explicitPromptCaching: supported,
  batchSupported: yesNo,
  guardrailsSupported: yesNo,
  latencyOptimizationSupported: yesNo,
  modelFamily: text,
  description: lenient(v.object({ supportedLanguages: text })),
};

type ExtraMembers = { [name in keyof typeof extraMembers]?: v.InferOutput<(typeof extraMembers)[name]> };

/** Undefined where the listing has none of them. */
export function extrasOf(listed: ExtraMembers): ListedExtras | undefined {
  const { converse, description } = listed;
  const extras: { [name in keyof ListedExtras]: ListedExtras[name] | undefined } = {
    maxTokensMaximum: converse?.maxTokensMaximum,
    maxTokensDefault: converse?.maxTokensDefault,
    reasoning: reasons(converse?.reasoningSupported),
    requestFields: converse?.additionalRequestFieldsSchema,
    systemPrompt: converse?.systemRoleSupported,
    imageTypes: converse?.userImageTypesSupported,
    documentTypes: converse?.userDocumentTypesSupported,
    videoTypes: converse?.userVideoTypesSupported,
    apis: listed.inferenceAPIsSupported && trueIn(listed.inferenceAPIsSupported),
    promptCaching: listed.explicitPromptCaching,
    batch: listed.batchSupported,
    guardrails: listed.guardrailsSupported,
    latencyOptimized: listed.latencyOptimizationSupported,
    family: listed.modelFamily,
    languages: description?.supportedLanguages,
  };
  const there: ListedExtras = Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== undefined));
  return Object.keys(there).length === 0 ? undefined : there;
}

/** What they say of features that a run can ask Converse for. */
export function claimedFeatures(extras: ListedExtras): { [feature in FeatureName]?: boolean } {
  const {
    systemPrompt,
    imageTypes,
    documentTypes,
    reasoning,
    promptCaching,
    guardrails,
    videoTypes,
    latencyOptimized,
  } = extras;
  const claims: { [feature in FeatureName]?: boolean | undefined } = {
    'system-prompt': systemPrompt,
    'image-input': imageTypes && imageTypes.length > 0,
    'document-input': documentTypes && documentTypes.length > 0,
    'reasoning-on': reasoning,
    'prompt-caching': promptCaching,
    guardrail: guardrails,
    'video-input': videoTypes && videoTypes.length > 0,
    'latency-optimized': latencyOptimized,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, claim]) => claim !== undefined));
}

function reasons(stated: unknown): boolean | undefined {
  if (stated === undefined) return undefined;
  return typeof stated === 'boolean' ? stated : stated !== null;
}

/** Two levels are enough: an API, and how it is called. */
function trueIn(apis: Readonly<Record<string, unknown>>): string[] {
  const paths = Object.entries(apis).flatMap(([api, stated]) => {
    if (stated === true) return [api];
    if (typeof stated !== 'object' || stated === null) return [];
    return Object.entries(stated).flatMap(([way, is]) => (is === true ? [`${api}.${way}`] : []));
  });
  return paths
    .slice(0, mostWords)
    .map((path) => bounded(path, 100))
    .toSorted();
}

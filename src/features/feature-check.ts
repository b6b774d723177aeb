/** The question whether a target has a feature. */
import { apiFacts } from '../api-facts.ts';
import { changed } from '../apis/form.ts';
import { plainOf, streamOf } from '../api-names.ts';
import { checkApis, featureApis, featureLabels, type CheckApi, type FeatureName } from '../config/feature-names.ts';
import type { GuardrailName } from '../config/feature-words.ts';
import type { ApiName, ProbeRequest, Change } from '../types.ts';
import { nthRequest, type Check, type FirstHalf, type FollowUpRequest } from './check.ts';
import type { Feature } from './feature.ts';
import { featureOf } from './registry.ts';
import { alsoWithoutReasoning } from './tools-beside-reasoning.ts';
import { mayBeAskedOn, requestFormat } from './request-format.ts';

export interface FeatureChoice {
  features: readonly FeatureName[];
  /** A question for each; empty: one, asked on the first API that answers. */
  featuresApis: readonly CheckApi[];
  guardrail?: GuardrailName;
}

export function featureChecks({ features, featuresApis, guardrail }: FeatureChoice): Check[] {
  return features.flatMap((name) => {
    const feature = featureOf(name);
    if (featuresApis.length === 0) {
      const on = featureApis.filter((api) => mayBeAskedOn(api, feature));
      const apis = on.map((api) => apiAsked(feature, api));
      return [featureCheck(name, { apis, column: `${featureLabels[name]}_Feature`, guardrail })];
    }
    return checkApis
      .filter((api) => featuresApis.includes(api) && mayBeAskedOn(api, feature))
      .filter((api) => !isAskedByItsPlain(api, feature, featuresApis))
      .map((api) =>
        featureCheck(name, {
          apis: [apiAsked(feature, api)],
          column: `${featureLabels[name]}_${apiFacts[api].label}_Feature`,
          guardrail,
        }),
      );
  });
}

/** What is tested on streams is tested once where an API and its stream are both chosen. */
function isAskedByItsPlain(api: CheckApi, { streaming }: Feature, chosen: readonly CheckApi[]): boolean {
  const plain = plainOf(api);
  return streaming === true && plain !== api && chosen.some((other) => other === plain);
}

/** The API that a feature is asked on where one is chosen: its stream, for what is asked of streams. */
export function apiAsked({ streaming }: Feature, chosen: CheckApi): ApiName {
  const plain = featureApis.find((api) => api === chosen);
  return streaming === true && plain !== undefined ? streamOf(plain) : chosen;
}

interface CheckColumn {
  apis: ApiName[];
  column: string;
  guardrail: GuardrailName | undefined;
}

function featureCheck(name: FeatureName, { apis, column, guardrail }: CheckColumn): Check {
  const feature = featureOf(name);
  const subject = { kind: 'feature', name } as const;
  return {
    subject,
    column,
    ...(feature.needs && { needs: feature.needs }),
    ...(feature.asksAgain && { asksAgain: true }),
    ...(feature.members && { members: Object.keys(feature.members) }),
    apis,
    requests(base, { row, api }) {
      const format = requestFormat(api, base);
      if (format === undefined) return [];
      const question = { words: feature.prompt, tokens: feature.tokens };
      const circumstances = { row, api, prompt: feature.prompt, ...(guardrail && { guardrail }) };
      const additions = feature.additions[format.protocol]?.(circumstances) ?? [];
      const forms = alsoWithoutReasoning(additions, { row, protocol: format.protocol });
      return forms.flatMap((fields, nth) => {
        const body = format.body(fields, question);
        return body === undefined ? [] : [nthRequest(base, { subject, nth, body })];
      });
    },
    read: ({ facts }, { request }) => (isFollowUp(request) ? (feature.followUp ?? feature) : feature).read(facts),
    followUp: (begun, { api }) => followUpRequest(feature, begun, api),
  };
}

function isFollowUp({ form }: ProbeRequest): boolean {
  return form.changes.some(({ kind }) => kind === 'follow-up');
}

function followUpRequest(
  { followUp, tokens }: Feature,
  { request, id, nth }: FirstHalf,
  api: ApiName,
): FollowUpRequest | undefined {
  const next = followUp?.next(id, nth);
  if (next === undefined) return undefined;
  const change: Change = { kind: 'follow-up', nth };
  if ('stored' in next) {
    const stored = { id, ...(next.stored === 'cancel' && { cancel: true as const }) };
    return {
      request: { ...changed(request, change, {}), stored },
      ...(next.afterMs !== undefined && { afterMs: next.afterMs }),
    };
  }
  // What was added to the first request is put back by the API's own, which says `store: false`.
  const body = requestFormat(api, request)?.body(next.fields, { words: next.prompt, tokens });
  return body && { request: changed(request, change, body) };
}

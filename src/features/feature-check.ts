/** The question whether a target has a feature. */
import { apiFacts } from '../api-facts.ts';
import { streamOf } from '../api-names.ts';
import { featureApis, featureLabels, type FeatureApi, type FeatureName } from '../config/feature-names.ts';
import type { GuardrailName } from '../config/feature-words.ts';
import { checkKey } from './check-key.ts';
import { nthRequest, type Check } from './check.ts';
import { featureOf } from './registry.ts';
import { protocolOf, protocols } from '../protocols/registry.ts';
import { merged } from './merged.ts';

export interface FeatureChoice {
  features: readonly FeatureName[];
  /** A question for each; empty: one, asked on the first API that answers. */
  featuresApis: readonly FeatureApi[];
  guardrail?: GuardrailName;
}

export function featureChecks({ features, featuresApis, guardrail }: FeatureChoice): Check[] {
  return features.flatMap((name) => {
    if (featuresApis.length === 0)
      return [featureCheck(name, { on: featureApis, column: `${featureLabels[name]}_Feature`, guardrail })];
    return featureApis
      .filter((api) => featuresApis.includes(api) && featureOf(name).additions[api] !== undefined)
      .map((api) =>
        featureCheck(name, { on: [api], column: `${featureLabels[name]}_${apiFacts[api].label}_Feature`, guardrail }),
      );
  });
}

interface CheckColumn {
  on: readonly FeatureApi[];
  column: string;
  guardrail: GuardrailName | undefined;
}

function featureCheck(name: FeatureName, { on, column, guardrail }: CheckColumn): Check {
  const feature = featureOf(name);
  const key = checkKey({ kind: 'feature', name });
  const plain = on.filter((api) => feature.additions[api] !== undefined);
  return {
    key,
    column,
    apis: feature.streaming === true ? plain.map(streamOf) : plain,
    requests(base, { row, api }) {
      const shape = protocolOf(api);
      if (shape === undefined) return [];
      const request = protocols[shape].request({ words: feature.prompt, tokens: feature.tokens }, base.body);
      const body = { ...base.body, ...request };
      const forms = feature.additions[shape]?.({ row, prompt: feature.prompt, ...(guardrail && { guardrail }) }) ?? [];
      return forms.map((fields, nth) => nthRequest(base, { key, nth, body: merged(body, fields) }));
    },
    read: ({ facts }) => feature.read(facts),
  };
}

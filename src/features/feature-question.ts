/** The question whether a target has a feature. */
import { apiLabels } from '../config/api-names.ts';
import { featureApis, featureLabels, type FeatureApi, type FeatureName } from '../config/feature-names.ts';
import type { GuardrailName } from '../config/feature-words.ts';
import type { Feature } from './feature.ts';
import { formOf, type Question } from './question.ts';
import { featureOf } from './registry.ts';
import { merged, shapeOf, shapes, streamOf } from './shape.ts';

export interface FeatureChoice {
  features: readonly FeatureName[];
  /** A question for each; empty: one, asked on the first API that answers. */
  featuresApis: readonly FeatureApi[];
  guardrail?: GuardrailName;
}

export function featureQuestions({ features, featuresApis, guardrail }: FeatureChoice): Question[] {
  return features.flatMap((name) => {
    if (featuresApis.length === 0)
      return [question(name, { on: featureApis, column: `${featureLabels[name]}_Feature`, guardrail })];
    return featureApis
      .filter((api) => featuresApis.includes(api) && featureOf(name).adds[api] !== undefined)
      .map((api) =>
        question(name, { on: [api], column: `${featureLabels[name]}_${apiLabels[api]}_Feature`, guardrail }),
      );
  });
}

interface Asking {
  on: readonly FeatureApi[];
  column: string;
  guardrail: GuardrailName | undefined;
}

function question(name: FeatureName, { on, column, guardrail }: Asking): Question {
  const feature = featureOf(name);
  const plain = on.filter((api) => feature.adds[api] !== undefined);
  return {
    key: name,
    column,
    apis: feature.streaming === true ? plain.map(streamOf) : plain,
    asks(base, { row, api }) {
      const shape = shapeOf(api);
      if (shape === undefined) return [];
      const body = shapes[shape].say(base.body, feature.words, feature.tokens);
      const forms = feature.adds[shape]?.({ row, words: feature.words, ...(guardrail && { guardrail }) }) ?? [];
      return forms.map((fields, nth) => formOf(base, { key: name, nth, body: merged(body, fields) }));
    },
    read: (raw, api) => readFeature(feature, raw, api),
  };
}

function readFeature(feature: Feature, raw: Parameters<Question['read']>[0], api: Parameters<Question['read']>[1]) {
  const shape = shapeOf(api);
  return shape === undefined ? 'unclear' : feature.read(shapes[shape].hear(raw));
}

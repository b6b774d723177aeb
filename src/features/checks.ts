/** All that is tested beyond the APIs, in the order of the columns: features, values of parameters, the user's own probes. */
import type { QuestionSettings } from '../config/questions.ts';
import { featureChecks } from './feature-check.ts';
import { userCheck } from './user-check.ts';
import type { Check } from './check.ts';
import { limitCheck } from './limit-check.ts';
import { parameterChecks } from './parameter-check.ts';

export function checksFor(settings: QuestionSettings): Check[] {
  return [
    ...featureChecks(settings),
    ...settings.variations.flatMap((variation) => parameterChecks(variation, settings.featuresApis)),
    ...settings.limits.map(limitCheck),
    ...settings.probes.map(userCheck),
  ];
}

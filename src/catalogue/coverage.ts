/** How many of the models that answer in text have both limits, and of how many the sources disagree. */
import { kindOf } from '../plan/kind.ts';
import type { ModelRecord } from './record.ts';

export interface LimitsCoverage {
  text: number;
  both: number;
  /** Without one or both. */
  missing: string[];
  differing: number;
}

export function limitsCoverage(models: readonly Pick<ModelRecord, 'id' | 'output' | 'limits'>[]): LimitsCoverage {
  const text = models.filter(({ id, output }) => kindOf({ model: id, output }) === 'text' && !isSizeVariant(id));
  const missing = text.filter(({ limits }) => [limits.contextWindow, limits.maxOutputTokens].includes('unknown'));
  return {
    text: text.length,
    both: text.length - missing.length,
    missing: missing.map(({ id }) => id),
    differing: text.filter(({ limits }) => limits.disagreements.length > 0).length,
  };
}

/** `amazon.nova-lite-v1:0:24k` can only be provisioned. */
function isSizeVariant(id: string): boolean {
  return /:\d+:\w+$/.test(id);
}

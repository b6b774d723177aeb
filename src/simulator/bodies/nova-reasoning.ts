/** `reasoningConfig` of Nova, in an InvokeModel body and among the fields that Converse hands on. */
import { objectOf, textOf } from '../features/json.ts';
import type { JsonObject } from '../../types.ts';

/** Recorded of Nova Pro, whatever the level (UKGovernmentBEIS/inspect_ai#5301, 2026-09-08). */
const refused =
  'Malformed input request: the provided reasoning config value is invalid, please reformat your input and try again.';

/**
 * Nova 2 has three levels (models.dev, 2026-09-30), and the highest of them without a bound (UKGovernmentBEIS/inspect_ai#3848,
 * 2026-05-06): in which words it says so is not on record.
 */
export function novaReasoningFault(
  { reasoningConfig, inferenceConfig }: JsonObject,
  modelId: string,
): string | undefined {
  if (reasoningConfig === undefined) return undefined;
  if (!modelId.startsWith('amazon.nova-2-')) return refused;
  const { type, maxReasoningEffort: level } = objectOf(reasoningConfig);
  if (type === 'disabled') return undefined;
  const isKnown = type === 'enabled' && ['low', 'medium', 'high'].includes(textOf(level));
  const isBounded = Object.keys(objectOf(inferenceConfig)).some((name) => name !== 'stopSequences');
  return isKnown && !(level === 'high' && isBounded) ? undefined : refused;
}

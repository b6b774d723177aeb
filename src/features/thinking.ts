/** How reasoning is asked for, and asked not to be, in the fields that each maker's models have for it. */
import type { JsonObject, Row } from '../types.ts';

/** The least that Claude takes. */
const budget = 1024;

/** Claude's older ones take a budget, Opus 4.7 and the fifth generation only `adaptive` (model cards): both are worth asking. */
export function claudeThinks({ model }: Row): readonly JsonObject[] {
  const forms = [{ thinking: { type: 'enabled', budget_tokens: budget } }, { thinking: { type: 'adaptive' } }];
  return /claude-(?:opus-4-[7-9]|[a-z]+-[5-9])/.test(model) ? forms.toReversed() : forms;
}

/** Converse passes the model's own fields on; open models and GPT have `reasoning_effort`. */
export function modelThinks(row: Row): readonly JsonObject[] {
  if (row.model.startsWith('anthropic.')) return claudeThinks(row);
  if (row.model.startsWith('amazon.')) return [{ reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' } }];
  return [{ reasoning_effort: 'low' }];
}

export function modelThinksNot({ model }: Row): JsonObject {
  if (model.startsWith('anthropic.')) return { thinking: { type: 'disabled' } };
  if (model.startsWith('amazon.')) return { reasoningConfig: { type: 'disabled' } };
  return { reasoning_effort: 'none' };
}

/** How reasoning is asked for, and asked not to be, in the fields that each maker's models have for it; the likeliest first. */
import type { JsonObject, Row } from '../types.ts';

/** The least that Claude takes. */
const budget = 1024;

/** Claude's older ones take a budget, Opus 4.7 and the fifth generation only `adaptive` (model cards): both are worth asking. */
export function claudeThinks({ model }: Row): readonly JsonObject[] {
  const forms = [{ thinking: { type: 'enabled', budget_tokens: budget } }, { thinking: { type: 'adaptive' } }];
  return /claude-(?:opus-4-[7-9]|[a-z]+-[5-9])/.test(model) ? forms.toReversed() : forms;
}

/**
 * Converse passes the model's own fields on, and drops without a word what a model has no field for: a form that shows nothing is no
 * answer. GetFoundationModel publishes `converse.additionalRequestFieldsSchema`, but in the console's names and not the wire's
 * (`reasoningConfig.enabled` for models that take `reasoning_config: "high"`, in crmne/ruby_llm's models.json of 2026-08): it is not read.
 */
export function modelThinks(row: Row): readonly JsonObject[] {
  if (row.model.startsWith('anthropic.')) return claudeThinks(row);
  if (row.model.startsWith('amazon.')) return [{ reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' } }];
  if (row.model.startsWith('openai.')) return openaiThinks(row.model, 'low');
  // Of `low`, `medium` and `high`, GLM and Kimi were seen to think under `high` only.
  return [{ reasoning_config: 'high' }, { reasoning_effort: 'low' }];
}

export function modelThinksNot({ model }: Row): readonly JsonObject[] {
  if (model.startsWith('anthropic.')) return [{ thinking: { type: 'disabled' } }];
  if (model.startsWith('amazon.')) return [{ reasoningConfig: { type: 'disabled' } }];
  if (model.startsWith('openai.')) return openaiThinks(model, 'none');
  return [{ reasoning_config: 'none' }, { reasoning_effort: 'none' }];
}

/** GPT refuses the flat `reasoning_effort` that gpt-oss takes (stdapi-ai/stdapi.ai#283, 2026-09-22; strands-rl/strands-env#258, 2026-09-04). */
function openaiThinks(model: string, effort: string): JsonObject[] {
  const forms = [{ reasoning: { effort } }, { reasoning_config: effort }];
  return model.includes('gpt-oss') ? [{ reasoning_effort: effort }, ...forms] : forms;
}

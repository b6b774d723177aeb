/**
 * How reasoning is asked for, and how much of it, in the fields that each API and the models of each provider have for it: the one
 * table of it. The likeliest form is the first.
 */
import { plainOf } from '../api-names.ts';
import type { ProtocolName } from '../protocols/protocol.ts';
import type { ApiName, JsonObject, Row } from '../types.ts';
import { choicesStated } from './choices-stated.ts';
import type { StatementWords } from './statement-words.ts';

/** `on`: some, however much; else one of the words that APIs have for how much. */
export type ReasoningLevel = 'on' | 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

export interface ReasoningPlace {
  row: Row;
  api: ApiName;
  protocol: ProtocolName;
}

export const reasoningPrompt =
  'A bat and a ball cost 1.10 together, and the bat costs 1.00 more than the ball. What does the ball cost?';

/** Above the least budget that Claude takes for thinking. */
export const reasoningTokens = 2048;

export function reasoningForms(level: ReasoningLevel, { row, api, protocol }: ReasoningPlace): readonly JsonObject[] {
  const effort = level === 'on' ? 'low' : level;
  switch (protocol) {
    case 'chat-completions':
      return [{ reasoning_effort: effort }];
    case 'responses':
      return [{ reasoning: { effort } }];
    case 'messages':
      return claudeForms(level, row.model, plainOf(api) === 'invoke');
    case 'converse':
      return converseForms(level, row.model);
  }
}

/**
 * Converse hands the model's own fields on, and drops without a word what a model has no field for: a form that shows nothing is no
 * answer. GetFoundationModel publishes `converse.additionalRequestFieldsSchema`, but in the console's names and not the wire's
 * (`reasoningConfig.enabled` for models that take `reasoning_config: "high"`, in crmne/ruby_llm's models.json of 2026-08): it is not read.
 */
function converseForms(level: ReasoningLevel, model: string): JsonObject[] {
  if (model.startsWith('anthropic.'))
    return [...typedEffort(level, model), ...claudeForms(level, model, true).map(handedOn)];
  if (model.startsWith('amazon.')) return novaForms(level);
  if (model.startsWith('openai.')) return openaiForms(level, model).map(handedOn);
  // Of `low`, `medium` and `high`, GLM and Kimi were seen to think under `high` only.
  const [config, flat] = level === 'on' ? ['high', 'low'] : [level, level];
  return [handedOn({ reasoning_config: config }), handedOn({ reasoning_effort: flat })];
}

function handedOn(fields: JsonObject): JsonObject {
  return { additionalModelRequestFields: fields };
}

/** The least budget that Claude takes. */
const budget = 1024;

const adaptive: JsonObject = { thinking: { type: 'adaptive' } };
const withBudget: JsonObject = { thinking: { type: 'enabled', budget_tokens: budget } };

/** Older models take a budget, those of 4.6 both, Opus 4.7 and the fifth generation only `adaptive` (model cards, 2026-09). */
function isAdaptive(model: string): boolean {
  return /claude-(?:(?:opus|sonnet)-4-[6-9]|[a-z]+-[5-9])/.test(model);
}

function claudeThinking(model: string): JsonObject[] {
  return isAdaptive(model) ? [adaptive, withBudget] : [withBudget, adaptive];
}

/**
 * The effort stands beside the thinking (platform.claude.com, "Effort", 2026-09); Opus 4.5 took it with a flag only, which stands in
 * the body wherever that is handed on (docs.litellm.ai, anthropic_effort, 2026).
 */
function claudeForms(level: ReasoningLevel, model: string, isHandedOn: boolean): JsonObject[] {
  if (level === 'none') return claudeOff(model);
  const thinking = claudeThinking(model);
  if (level === 'on') return thinking;
  const effort = { output_config: { effort: level } };
  const forms = thinking.map((fields) => ({ ...fields, ...effort }));
  // A model may think always, and in no way that it could be told.
  if (isAdaptive(model)) return [...forms, effort];
  const [likeliest = effort, ...others] = forms;
  const withFlag = { ...likeliest, anthropic_beta: ['effort-2025-11-24'] };
  return [likeliest, ...(isHandedOn ? [withFlag] : []), ...others, effort];
}

/** Sonnet 5.5 refuses `disabled` and has `between_tools` in its place (platform.claude.com, "What's new in Claude Sonnet 5.5", 2026-10). */
function claudeOff(model: string): JsonObject[] {
  const forms = [{ thinking: { type: 'disabled' } }, { thinking: { type: 'between_tools' } }];
  return model.includes('sonnet-5-5') ? forms.toReversed() : forms;
}

/** Converse has a field of its own for Claude's effort (@aws-sdk/client-bedrock-runtime 3.1162.0, `OutputConfig.effort`). */
function typedEffort(level: ReasoningLevel, model: string): JsonObject[] {
  if (level === 'none' || level === 'on') return [];
  return claudeThinking(model)
    .slice(0, 1)
    .map((fields) => ({ outputConfig: { effort: level }, ...handedOn(fields) }));
}

/** Nova 2 (its user guide, "Extended thinking"); `high` only without a bound (UKGovernmentBEIS/inspect_ai#3848, 2026-05-06). */
function novaForms(level: ReasoningLevel): JsonObject[] {
  if (level === 'none') return [handedOn({ reasoningConfig: { type: 'disabled' } })];
  const maxReasoningEffort = level === 'on' ? 'low' : level;
  const form = handedOn({ reasoningConfig: { type: 'enabled', maxReasoningEffort } });
  return level === 'high' ? [{ ...form, inferenceConfig: { maxTokens: null } }] : [form];
}

/** GPT refuses the flat `reasoning_effort` that gpt-oss takes (stdapi-ai/stdapi.ai#283, 2026-09-22; strands-rl/strands-env#258, 2026-09-04). */
function openaiForms(level: ReasoningLevel, model: string): JsonObject[] {
  const effort = level === 'on' ? 'low' : level;
  const [nested, flat] = [{ reasoning: { effort } }, { reasoning_effort: effort }];
  const own = model.includes('gpt-oss') ? [flat] : [nested];
  // A level that is refused is not asked for in fields that may be dropped without a word.
  return level === 'on' || level === 'none' ? [...new Set([...own, nested, { reasoning_config: effort }])] : own;
}

/** The field is documented there for these models, so one that does not know it says so; the APIs of OpenAI and Anthropic name their own. */
export function hasReasoningField({ row, api }: { row: Row; api: ApiName }): boolean {
  const plain = plainOf(api);
  return (plain !== 'converse' && plain !== 'invoke') || /^(?:openai|anthropic|amazon)\./.test(row.model);
}

/** Refusals that are about reasoning. */
export const reasoningWords: StatementWords = {
  about: /thinking|reasoning|effort/i,
  // Nova Pro, whatever the level (UKGovernmentBEIS/inspect_ai#5301, 2026-09-08).
  refusals: /provided reasoning config value is invalid/i,
  // Converse hands the providers' own fields on; and the OpenAI-shaped bodies of InvokeModel are not documented for each model.
  guessed: ({ protocol, api }) => protocol === (plainOf(api) === 'invoke' ? 'chat-completions' : 'converse'),
};

/** Refusals of a level. */
export const reasoningLevelWords: StatementWords = {
  ...reasoningWords,
  // The levels stand nowhere else in the request.
  about: /thinking|reasoning|effort|['"`](?:none|minimal|low|medium|high|xhigh|max)['"`]/i,
  refusals: choicesStated(
    'levels',
    'supported levels|valid levels',
    'is not a valid enum value|config value is invalid',
    'can ?not be (?:disabled|turned off)',
  ),
};

/** What Claude refuses in a Messages body, in its own words, wherever the body came by. */
import { shown } from '../bodies/schema.ts';
import { claudeEffortFault } from '../effort.ts';
import { violations } from '../shapes/violations.ts';
import { claudeLengthFault } from '../token-limits.ts';
import { refusesSampling } from '../traits.ts';
import type { Json, JsonObject } from '../../types.ts';
import { objectOf, objectsOf, textOf } from '../features/json.ts';
import { flagFault } from './flags.ts';
import { anthropicShapes, messageFields } from './shapes.ts';
import { turnsFault } from './turns.ts';
import { anthropicSentence } from './words.ts';

/** The provider's own fields that Converse hands on: what is the envelope's own is not among them. */
export const claudeFields: ReadonlySet<string> = new Set(
  [...messageFields].filter((name) => !['messages', 'model', 'max_tokens', 'stream', 'system'].includes(name)),
);

/** The first fault of the body; undefined when there is none. `needsBudget` is off where tokens are only counted. */
export function anthropicFault(body: JsonObject, modelId: string, needsBudget = true): string | undefined {
  const [broken] = violations(anthropicShapes, needsBudget ? 'Messages' : 'Counted', body);
  if (broken !== undefined) return anthropicSentence(broken);
  const choice = objectOf(body['tool_choice'])['type'];
  return (
    turnsFault(objectsOf(body['messages']), modelId) ??
    toolsFault(body) ??
    flagFault(body['anthropic_beta'], modelId) ??
    thinkingFault({
      thinking: body['thinking'],
      effort: objectOf(body['output_config'])['effort'],
      budget: needsBudget ? body['max_tokens'] : undefined,
      forced: choice === 'any' || choice === 'tool',
      modelId,
    }) ??
    samplingFault(body, modelId) ??
    (needsBudget ? claudeLengthFault(body, modelId) : undefined)
  );
}

function toolsFault(body: JsonObject): string | undefined {
  const names = objectsOf(body['tools']).map(({ name }) => textOf(name));
  if (new Set(names).size < names.length) return 'tools: Tool names must be unique.';
  const choice = objectOf(body['tool_choice']);
  if (choice['type'] === undefined || choice['type'] === 'none') return undefined;
  if (names.length === 0) return 'tool_choice may only be specified while providing tools.';
  const { name } = choice;
  return name === undefined || names.includes(textOf(name))
    ? undefined
    : `Tool '${shown(name)}' not found in provided tools`;
}

interface Thinking {
  thinking: Json | undefined;
  effort: Json | undefined;
  modelId: string;
  /** Output tokens at most. */
  budget: Json | undefined;
  /** A tool must be called. */
  forced: boolean;
}

/** `thinking` beside what it does not go with. */
export function thinkingFault({ thinking, effort, modelId, budget, forced }: Thinking): string | undefined {
  const given = objectOf(thinking);
  if (thinking !== undefined) {
    const [broken] = violations(anthropicShapes, 'Thinking', thinking, ['thinking']);
    if (broken !== undefined) return anthropicSentence(broken);
  }
  const refused = claudeEffortFault({ effort, thinking: given['type'] }, modelId);
  if (refused !== undefined) return refused;
  if (given['type'] !== 'enabled' && given['type'] !== 'adaptive') return undefined;
  const { budget_tokens: tokens } = given;
  if (typeof tokens === 'number' && typeof budget === 'number' && budget <= tokens) {
    return '`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size';
  }
  return forced ? 'Thinking may not be enabled when tool_choice forces tool use.' : undefined;
}

function samplingFault(body: JsonObject, modelId: string): string | undefined {
  if (refusesSampling(modelId)) {
    const name = ['temperature', 'top_p', 'top_k'].find((key) => key in body && body[key] !== 1);
    if (name !== undefined) return `\`${name}\` is deprecated for this model.`;
  }
  // Recorded of Bedrock, of the models from 4.5 on.
  const both = 'temperature' in body && 'top_p' in body && /claude-[a-z]+-4-[5-9]/.test(modelId);
  if (both) return '`temperature` and `top_p` cannot both be specified for this model. Please use only one.';
  const { type } = objectOf(body['thinking']);
  if (type !== 'enabled' || body['temperature'] === undefined || body['temperature'] === 1) return undefined;
  return '`temperature` may only be set to 1 when thinking is enabled. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#important-considerations-when-using-extended-thinking';
}

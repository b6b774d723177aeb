/** How much reasoning each model takes, where it is published, and how its validator refuses the rest. */
import { shown } from './bodies/schema.ts';
import type { Json } from '../types.ts';

/** models.dev (2026-09-30) of openai, xai and google; platform.claude.com, "Effort" (2026-09) of Claude. The first that fits is the model's. */
const efforts: readonly (readonly [RegExp, string])[] = [
  [/openai\.gpt-oss/, 'low medium high'],
  [/openai\.gpt-5\.[45]/, 'none low medium high xhigh'],
  [/openai\.gpt-(?:6-astra|6\.1)/, 'low medium high xhigh max'],
  [/openai\.gpt-/, 'none low medium high xhigh max'],
  [/xai\.grok-4\.3/, 'none low medium high'],
  [/xai\.grok-/, 'low medium high xhigh'],
  [/google\.gemma-4/, 'none high'],
  [/claude-opus-4-5/, 'low medium high'],
  [/claude-(?:opus|sonnet)-4-6/, 'low medium high max'],
  [/claude-(?:opus-4-[78]|[a-z]+-[5-9])/, 'low medium high xhigh max'],
];

/** Undefined where nothing is published. */
function effortsOf(modelId: string): string[] | undefined {
  return efforts.find(([models]) => models.test(modelId))?.[1].split(' ');
}

/** Why OpenAI's validator refuses the effort; `none` stands for a level like the others. */
export function openaiEffortFault(effort: Json | undefined, modelId: string): string | undefined {
  const levels = effortsOf(modelId);
  if (typeof effort !== 'string' || levels === undefined || levels.includes(effort)) return undefined;
  // livekit/agents#7169 (2026-09-08).
  const list = levels.map((level) => `'${level}'`).join(', ');
  return `Unsupported value: 'reasoning_effort' does not support '${effort}' with this model. Supported values are: ${list}.`;
}

interface ClaudeEffort {
  effort: Json | undefined;
  thinking: Json | undefined;
}

/** Claude's own words, as clients quote them of live calls (files of public repositories, 2026-08 and 2026-09). */
export function claudeEffortFault({ effort, thinking }: ClaudeEffort, modelId: string): string | undefined {
  const refused = thinkingTypeFault(thinking, modelId);
  if (refused !== undefined || effort === undefined || effort === null) return refused;
  const levels = effortsOf(modelId);
  if (levels === undefined) return 'This model does not support the effort parameter.';
  const level = shown(effort);
  if (!levels.includes(level)) {
    return `This model does not support effort level '${level}'. Supported levels: ${levels.toSorted().join(', ')}.`;
  }
  if (thinking !== 'disabled' || !['xhigh', 'max'].includes(level)) return undefined;
  return `output_config.effort '${level}' is not supported when thinking is disabled on this model. Use effort 'high' or below, or enable thinking.`;
}

const adaptiveInstead = 'Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.';

/** Which types of thinking a model has: a budget up to 4.6, `adaptive` from 4.6 on, and which of the fifth generation can be told not to. */
function thinkingTypeFault(type: Json | undefined, modelId: string): string | undefined {
  // Those before have no thinking, and no word for it.
  if (!/claude-(?:3-7|[a-z]+-[4-9])/.test(modelId)) return undefined;
  const refused = `"thinking.type.${shown(type)}" is not supported for this model.`;
  if (typeof type !== 'string') return undefined;
  switch (type) {
    case 'enabled':
      return /claude-(?:opus-4-[78]|[a-z]+-[5-9])/.test(modelId) ? `${refused} ${adaptiveInstead}` : undefined;
    case 'adaptive':
      return /claude-(?:(?:opus|sonnet)-4-[6-9]|[a-z]+-[5-9])/.test(modelId)
        ? undefined
        : 'adaptive thinking is not supported on this model';
    case 'between_tools':
      return modelId.includes('claude-sonnet-5-5') ? undefined : refused;
    case 'disabled':
      if (modelId.includes('claude-sonnet-5-5'))
        return `${refused} Use "thinking.type.between_tools" for the lowest thinking setting, or ${adaptiveInstead.slice('Use '.length)}`;
      return /claude-(?:opus-5-5|fable|mythos)/.test(modelId) ? `${refused} ${adaptiveInstead}` : undefined;
    default:
      return undefined;
  }
}

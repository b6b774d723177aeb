/** How much a model reasons: `none` is shown by an answer without thinking, any other by the thinking. */
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { ApiName, Observation, Row } from '../types.ts';
import type { Parameter } from './parameter.ts';
import {
  hasReasoningField,
  reasoningForms,
  reasoningPrompt,
  reasoningTokens,
  reasoningLevelWords,
  type ReasoningLevel,
} from './reasoning.ts';

export const effort: Parameter<Exclude<ReasoningLevel, 'on'>> = {
  question: { words: reasoningPrompt, tokens: reasoningTokens },
  forms: reasoningForms,
  firstReplyStands: hasReasoningField,
  read,
  ...reasoningLevelWords,
  // A way to think that is not the model's says nothing of how much.
  named:
    /effort|reasoning[_\s]?config|thinking\.type\.(?:disabled|between_tools)|['"`](?:none|minimal|low|medium|high|xhigh|max)['"`]/i,
};

/**
 * Responses echoes the effort that it took. Else thinking shows one that was taken, except where an unknown field is dropped without a
 * word: many models think anyway. That a model thought nothing proves little: it may find that it need not.
 */
function read(
  { reasoned, text, effort: echoed }: ResponseFacts,
  value: ReasoningLevel,
  target: { row: Row; api: ApiName },
): Observation {
  if (echoed !== undefined && echoed !== value) return 'ignored';
  if (value !== 'none') return echoed === value || (reasoned && hasReasoningField(target)) ? 'shown' : 'unclear';
  if (reasoned) return 'ignored';
  return text === '' ? 'unclear' : 'shown';
}

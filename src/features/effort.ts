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
  hasControl: true,
  read,
  ...reasoningLevelWords,
  // A way to think that is not the model's says nothing of how much.
  named:
    /effort|reasoning[_\s]?config|thinking\.type\.(?:disabled|between_tools)|['"`](?:none|minimal|low|medium|high|xhigh|max)['"`]/i,
};

/**
 * Responses echoes the effort that it took. Else thinking shows one that was taken. Where an unknown field may be dropped without a
 * word it does so only if the model does not think without being asked. That a model thought nothing proves little: it may find that
 * it need not.
 */
function read(
  { reasoned, text, effort: echoed }: ResponseFacts,
  value: ReasoningLevel,
  { isControl, ...target }: { row: Row; api: ApiName; isControl: boolean },
): Observation {
  if (isControl) return reasoned ? 'unclear' : 'shown';
  if (echoed !== undefined && echoed !== value) return 'ignored';
  if (value === 'none') return reasoned ? 'ignored' : text === '' ? 'unclear' : 'shown';
  if (echoed === value) return 'shown';
  if (!reasoned) return 'unclear';
  return hasReasoningField(target) ? 'shown' : 'unproven';
}

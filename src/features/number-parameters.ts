/** Parameters whose values are numbers: the budget, and how tokens are sampled. */
import { chatBudgetName } from '../protocols/chat-completions.ts';
import type { Parameter } from './parameter.ts';

export const maxTokens: Parameter<number> = {
  forms(value, { protocol, body }) {
    switch (protocol) {
      case 'converse':
        return [{ inferenceConfig: { maxTokens: value } }];
      case 'chat-completions':
        return [{ [chatBudgetName(body) ?? 'max_completion_tokens']: value }];
      case 'responses':
        return [{ max_output_tokens: value }];
      case 'messages':
        return [{ max_tokens: value }];
    }
  },
  // More than was allowed: the bound was passed over.
  read: ({ outputTokens = 0 }, value) => (outputTokens > value ? 'ignored' : 'shown'),
  about: /max[_\s]?(?:\w+[_\s]?)?tokens|\btokens\b|integer below/i,
};

/** What it does to a reply cannot be seen: a value that is taken is one that is accepted. */
export function samplingParameter(name: { converse: string; others: string; about: RegExp }): Parameter<number> {
  return {
    forms: (value, { protocol }) => [
      protocol === 'converse' ? { inferenceConfig: { [name.converse]: value } } : { [name.others]: value },
    ],
    read: () => 'shown',
    about: name.about,
  };
}

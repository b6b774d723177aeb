/** The question whether a target takes a value of a parameter. */
import { featureApis, parameterLabels, type ParameterName } from '../config/feature-names.ts';
import type { Variation } from '../config/feature-words.ts';
import type { JsonObject } from '../types.ts';
import { checkKey } from './check-key.ts';
import { nthRequest, type Check } from './check.ts';
import { chatBudgetName } from '../protocols/chat-completions.ts';
import type { ProtocolName } from '../protocols/protocol.ts';
import { protocolOf } from '../protocols/registry.ts';
import { merged } from './merged.ts';

type Set = (body: JsonObject, value: number) => JsonObject;

/** How each shape names the parameter. */
const setters: Record<ParameterName, Record<ProtocolName, Set>> = {
  'max-tokens': {
    converse: (_body, maxTokens) => ({ inferenceConfig: { maxTokens } }),
    'chat-completions': (body, value) => ({ [chatBudgetName(body) ?? 'max_completion_tokens']: value }),
    responses: (_body, value) => ({ max_output_tokens: value }),
    messages: (_body, value) => ({ max_tokens: value }),
  },
  temperature: everywhere('temperature', 'temperature'),
  'top-p': everywhere('topP', 'top_p'),
};

function everywhere(converse: string, others: string): Record<ProtocolName, Set> {
  const other: Set = (_body, value) => ({ [others]: value });
  return {
    converse: (_body, value) => ({ inferenceConfig: { [converse]: value } }),
    'chat-completions': other,
    responses: other,
    messages: other,
  };
}

export function parameterCheck({ name, value }: Variation): Check {
  const key = checkKey({ kind: 'value', parameter: name, value: String(value) });
  return {
    key,
    column: `${parameterLabels[name]}_${value}_Value`,
    apis: [...featureApis],
    requests(base, { api }) {
      const shape = protocolOf(api);
      if (shape === undefined) return [];
      return [nthRequest(base, { key, nth: 0, body: merged(base.body, setters[name][shape](base.body, value)) })];
    },
    // More than was allowed: the bound was passed over.
    read: ({ facts: { outputTokens = 0 } }) => (name === 'max-tokens' && outputTokens > value ? 'ignored' : 'shown'),
  };
}

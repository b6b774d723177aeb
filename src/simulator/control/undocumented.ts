/**
 * Members of GET /foundation-models that no service model names, as raw replies of 2026 show them (crmne/ruby_llm 723e6a2e and
 * other programs that read the raw reply): text models have them, and the maximum often repeats the window.
 */
import type { JsonObject } from '../../types.ts';
import type { Model } from '../catalogue.ts';
import { isAble } from '../features/skills.ts';
import { outputLimit } from '../token-limits.ts';

export function undocumented(model: Model): JsonObject {
  const isText = model.output.includes('TEXT');
  if (!isText) return { converse: null, inferenceAPIsSupported: { converse: { sync: false, streaming: false } } };
  const claude = model.id.startsWith('anthropic.');
  return {
    converse: {
      maxTokensMaximum: outputLimit(model.id),
      maxTokensDefault: 4096,
      systemRoleSupported: isAble(model, 'system'),
      reasoningSupported: isAble(model, 'thinking') ? { embedded: false } : null,
      ...(claude && {
        additionalRequestFieldsSchema: '{"reasoningConfig":{"budgetTokens":{"type":"integer","minimum":1024}}}',
      }),
      userDocumentTypesSupported: isAble(model, 'document') ? ['pdf', 'txt'] : [],
      userImageTypesSupported: model.input.includes('IMAGE') ? ['jpeg', 'png', 'gif', 'webp'] : [],
    },
    inferenceAPIsSupported: {
      converse: { sync: true, streaming: model.streaming },
      openAiChatCompletions: /^(?:openai|qwen|zai|google|mistral)\./.test(model.id),
    },
    explicitPromptCaching: { isSupported: isAble(model, 'cache') },
    guardrailsSupported: true,
    batchSupported: claude,
    modelFamily: model.name.split(' ').slice(0, 2).join(' '),
    description: { supportedLanguages: 'English, French, German, Japanese' },
  };
}

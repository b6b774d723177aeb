/** `additionalModelRequestFields`: what the model's own validator says of fields that Converse hands on unread. */
import { claudeFields, thinkingFault } from '../anthropic/validate.ts';
import { malformed, type Fields } from '../bodies/schema.ts';
import { chatFields } from '../openai/shapes.ts';
import { byTheModel } from '../refusal.ts';
import type { JsonObject } from '../../types.ts';
import { objectOf } from '../features/json.ts';

const any = { kind: 'JSONObject' } as const;
const novaFields: Fields = { inferenceConfig: any, reasoningConfig: any };
/** Beside OpenAI's own: what the servers of open models take (vLLM's sampling parameters), and Qwen's switch. */
const openModelFields = new Set(['top_k', 'min_p', 'repetition_penalty', 'reasoning_config', 'chat_template_kwargs']);

export function additionalFieldsFault(body: JsonObject, modelId: string): string | undefined {
  const fields = objectOf(body['additionalModelRequestFields']);
  const fault = Object.keys(fields).length === 0 ? undefined : fieldsFault(fields, body, modelId);
  return fault === undefined ? undefined : byTheModel(fault);
}

function fieldsFault(fields: JsonObject, body: JsonObject, modelId: string): string | undefined {
  if (modelId.startsWith('anthropic.')) {
    const extra = Object.keys(fields).find((key) => !claudeFields.has(key));
    if (extra !== undefined) return `${extra}: Extra inputs are not permitted`;
    const toolChoice = objectOf(objectOf(body['toolConfig'])['toolChoice']);
    return thinkingFault({
      thinking: fields['thinking'],
      budget: objectOf(body['inferenceConfig'])['maxTokens'],
      forced: 'any' in toolChoice || 'tool' in toolChoice,
    });
  }
  if (modelId.startsWith('amazon.nova')) return malformed(fields, novaFields);
  if (/^(?:meta|amazon|ai21|cohere)\./.test(modelId)) return malformed(fields, {});
  const extra = Object.keys(fields).find((key) => !chatFields.has(key) && !openModelFields.has(key));
  return extra === undefined ? undefined : malformed({ [extra]: fields[extra] ?? null }, {});
}

/** `additionalModelRequestFields`: what the model's own validator says of fields that Converse hands on unread. */
import { flagFault } from '../anthropic/flags.ts';
import { claudeFields, thinkingFault } from '../anthropic/validate.ts';
import { novaReasoningFault } from '../bodies/nova-reasoning.ts';
import { malformed, type Fields } from '../bodies/schema.ts';
import { openaiEffortFault } from '../effort.ts';
import { chatFields, responseFields } from '../openai/shapes.ts';
import { byTheModel } from '../refusal.ts';
import type { JsonObject } from '../../types.ts';
import { objectOf } from '../features/json.ts';

const any = { kind: 'JSONObject' } as const;
const novaFields: Fields = { inferenceConfig: any, reasoningConfig: any };
/** Beside OpenAI's own: what the servers of open models take (vLLM's sampling parameters), and Qwen's switch. */
const openModelFields = new Set(['top_k', 'min_p', 'repetition_penalty', 'reasoning_config', 'chat_template_kwargs']);

/** With the effort, which Converse has a field of its own for and hands on to Claude. */
export function additionalFieldsFault(body: JsonObject, modelId: string): string | undefined {
  const fields = objectOf(body['additionalModelRequestFields']);
  const { effort } = objectOf(body['outputConfig']);
  if (effort !== undefined && !modelId.startsWith('anthropic.'))
    return "This model doesn't support the outputConfig.effort field. Remove outputConfig.effort and try again.";
  const isEmpty = Object.keys(fields).length === 0 && effort === undefined;
  const fault = isEmpty ? undefined : fieldsFault(fields, body, modelId);
  return fault === undefined ? undefined : byTheModel(fault);
}

function fieldsFault(fields: JsonObject, body: JsonObject, modelId: string): string | undefined {
  if (modelId.startsWith('anthropic.')) return claudeFault(fields, body, modelId);
  const config = objectOf(body['inferenceConfig']);
  if (modelId.startsWith('amazon.nova'))
    return malformed(fields, novaFields) ?? novaReasoningFault({ ...fields, inferenceConfig: config }, modelId);
  if (/^(?:meta|amazon|ai21|cohere)\./.test(modelId)) return malformed(fields, {});
  if (/^openai\.gpt-(?!oss)/.test(modelId)) return gptFault(fields, modelId);
  const extra = Object.keys(fields).find((key) => !chatFields.has(key) && !openModelFields.has(key));
  return extra === undefined
    ? openaiEffortFault(fields['reasoning_effort'], modelId)
    : malformed({ [extra]: fields[extra] ?? null }, {});
}

function claudeFault(fields: JsonObject, body: JsonObject, modelId: string): string | undefined {
  const extra = Object.keys(fields).find((key) => !claudeFields.has(key));
  if (extra !== undefined) return `${extra}: Extra inputs are not permitted`;
  const toolChoice = objectOf(objectOf(body['toolConfig'])['toolChoice']);
  return (
    flagFault(fields['anthropic_beta'], modelId) ??
    thinkingFault({
      thinking: fields['thinking'],
      effort: objectOf(body['outputConfig'])['effort'] ?? objectOf(fields['output_config'])['effort'],
      budget: objectOf(body['inferenceConfig'])['maxTokens'],
      forced: 'any' in toolChoice || 'tool' in toolChoice,
      modelId,
    })
  );
}

/** GPT takes the fields of Responses: the flat `reasoning_effort` is unknown to it (anomalyco/opencode#48195, 2026-09-09, a live call). */
function gptFault(fields: JsonObject, modelId: string): string | undefined {
  const extra = Object.keys(fields).find((key) => !responseFields.has(key));
  if (extra !== undefined) return `Unknown parameter: '${extra}'.`;
  return openaiEffortFault(objectOf(fields['reasoning'])['effort'], modelId);
}

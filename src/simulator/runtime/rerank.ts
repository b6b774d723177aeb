/** Rerank, on bedrock-agent-runtime: it takes rerankers of its Region, by the ARN of the foundation model. No API keys. */
import { admitToRuntime } from '../admission.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import { isObject } from '../bodies/schema.ts';
import type { Call } from '../call.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';

/** aws-samples/dify-aws-tool#159, 2025-11, its bracket left open as there; for what is no reranker no reply is on record, and this one stands in. */
const invalidArn =
  'The provided model ARN for reranking is invalid. Please, use a valid model ARN. Also check the model ARN follows this ' +
  'format: arn:<partition>:bedrock:<region>:<foundation-model/<model-id>';

export function rerank(call: Call): Answer | Refusal {
  if (call.caller.auth === 'bearer') {
    return { status: 403, type: 'AccessDeniedException', message: 'API keys are not supported for Rerank.' };
  }
  const [, region, id = ''] = /^arn:aws[\w-]*:bedrock:([\w-]*)::foundation-model\/(.+)$/.exec(call.target) ?? [];
  if (region !== call.caller.region || !id.includes('.rerank')) return invalid(invalidArn);
  const model = admitToRuntime(call);
  if (isRefusal(model)) return fromTheRuntime(model);
  const sources = Array.isArray(call.body['sources']) ? call.body['sources'].length : 0;
  const wanted = numberOfResults(call) ?? sources;
  if (wanted > sources) return invalid('Cannot provide numberOfResults value that exceeds the number of sources.');
  const results = Array.from({ length: wanted }, (_, index) => ({ index, relevanceScore: 0.5 / (index + 1) }));
  return jsonAnswer({ results });
}

function numberOfResults({ body }: Call): number | undefined {
  const { rerankingConfiguration: outer } = body;
  const inner = isObject(outer) ? outer['bedrockRerankingConfiguration'] : undefined;
  const wanted = isObject(inner) ? inner['numberOfResults'] : undefined;
  return typeof wanted === 'number' ? wanted : undefined;
}

/** It calls the model as its caller, and hands on what bedrock-runtime refuses (run-llama/llama_index#18462, 2025-04). */
function fromTheRuntime({ status, message, type, ...rest }: Refusal): Refusal {
  if (message === 'The provided model identifier is invalid.') return invalid(invalidArn);
  if (status === 429) return { status, message, type, ...rest };
  return invalid(
    `${message} (Service: BedrockRuntime, Status Code: ${status}, Request ID: 15076c7c-5d88-491e-9bcf-2e00d7a9c30f) (SDK Attempt Count: 1)`,
  );
}

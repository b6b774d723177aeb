/** Claude: the Messages body without `model`, and with `anthropic_version`. */
import { messageEvents, messageReply } from '../anthropic/message.ts';
import { anthropicFault } from '../anthropic/validate.ts';
import { respond } from '../model-response.ts';
import { messagesFeatures } from '../features/messages-features.ts';
import { anthropicRefusal } from '../features/refusals.ts';
import { shown } from './schema.ts';
import { budget, withMetrics, type Dialect } from './dialect.ts';

/** Bedrock's own, and those that Anthropic's SDKs put there: `anthropic-bedrock` to 0.x and 1.x (its changelog, 2026-10-21). */
const versions = new Set(['bedrock-2023-05-31', '2023-06-01', '2026-10-21']);

/** Models under dated ids do not take it (platform.claude.com, "Claude on Amazon Bedrock (legacy)", 2026). */
export function isTooNew(version: string, modelId: string): boolean {
  return version === '2026-10-21' && /-v\d+:\d+$/.test(modelId);
}

export const claude: Dialect = {
  models: /^anthropic\./,
  refuse: (body, modelId) => {
    if (body['anthropic_version'] === undefined) return 'anthropic_version: Field required';
    const version = shown(body['anthropic_version']);
    // boto/boto3#4218.
    if (!versions.has(version) || isTooNew(version, modelId)) return `Invalid API version: ${version}`;
    for (const key of ['model', 'stream']) if (key in body) return `${key}: Extra inputs are not permitted`;
    return anthropicFault(body, modelId);
  },
  features: (body, stream) => ({
    requested: messagesFeatures(body, stream),
    budget: budget(body['max_tokens']),
    refuse: anthropicRefusal,
  }),
  reply: (body, modelId, response = respond(modelId, budget(body['max_tokens']))) => {
    return { json: messageReply(modelId, response), ...response };
  },
  chunks: (body, modelId, response = respond(modelId, budget(body['max_tokens']))) => {
    return messageEvents(modelId, response).map((event) =>
      event.type === 'message_stop' ? withMetrics(event, response.inputTokens, response.outputTokens) : event,
    );
  },
};

/** Claude: the Messages body without `model`, and with `anthropic_version`. */
import { messageEvents, messageReply } from '../anthropic/message.ts';
import { anthropicFault } from '../anthropic/validate.ts';
import { respond } from '../model-response.ts';
import { budget, withMetrics, type Dialect } from './dialect.ts';

const version = 'bedrock-2023-05-31';

export const claude: Dialect = {
  models: /^anthropic\./,
  refuse: (body, modelId) => {
    if (body['anthropic_version'] === undefined) return 'anthropic_version: Field required';
    if (body['anthropic_version'] !== version) return `anthropic_version: Input should be '${version}'`;
    for (const key of ['model', 'stream']) if (key in body) return `${key}: Extra inputs are not permitted`;
    return anthropicFault(body, modelId);
  },
  reply: (body, modelId) => {
    const said = respond(modelId, budget(body['max_tokens']));
    return { json: messageReply(modelId, said), ...said };
  },
  chunks: (body, modelId) => {
    const said = respond(modelId, budget(body['max_tokens']));
    return messageEvents(modelId, said).map((event) =>
      event.type === 'message_stop' ? withMetrics(event, said.inputTokens, said.outputTokens) : event,
    );
  },
};

/** CountTokens: free; on mantle its Anthropic twin, which says whether a model serves Messages at all. */
import { CountTokensCommand, type CountTokensCommandInput } from '@aws-sdk/client-bedrock-runtime';

import { withCall } from '../aws/sdk-call.ts';
import { numberIn } from '../protocols/fields.ts';
import { prompt } from '../protocols/protocol.ts';
import { factsOf } from '../protocols/response-facts.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { postAnthropic } from './messages.ts';

export const countTokens: Api = {
  requests: countTokensRequests,
  async send(clients, { row, request }, call) {
    if (row.endpoint === 'bedrock-mantle')
      return postAnthropic(clients, { row, request, operation: 'messages/count_tokens' }, call);
    return (await clients.runtime()).send(withCall(new CountTokensCommand(countInput(row, request)), call));
  },
  reader: {
    framing: 'json',
    read: (json) => {
      const inputTokens = numberIn(json['inputTokens']) ?? numberIn(json['input_tokens']);
      return inputTokens === undefined ? undefined : factsOf({ inputTokens });
    },
  },
};

function countInput(row: Row, request: ProbeRequest): CountTokensCommandInput {
  // The body is JSON of our own making in the operation's shape.
  return { modelId: row.profile ?? row.model, input: undefined, ...(request.body as Partial<CountTokensCommandInput>) };
}

function countTokensRequests(row: Row, route: string, words = prompt): readonly [ProbeRequest] {
  if (row.endpoint === 'bedrock-mantle') {
    return [
      { route, form: plainForm('messages'), body: { model: row.model, messages: [{ role: 'user', content: words }] } },
    ];
  }
  return [
    {
      route,
      form: plainForm('converse'),
      body: { input: { converse: { messages: [{ role: 'user', content: [{ text: words }] }] } } },
    },
  ];
}

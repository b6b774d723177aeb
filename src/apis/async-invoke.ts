/** StartAsyncInvoke: what takes long to make, left in a bucket. That the job was accepted is the answer; nobody waits for the video. */
import { StartAsyncInvokeCommand } from '@aws-sdk/client-bedrock-runtime';

import { withCall } from '../aws/sdk-call.ts';
import { textIn } from '../protocols/fields.ts';
import { factsOf } from '../protocols/response-facts.ts';
import type { ProbeRequest, Row } from '../types.ts';
import type { AfterRefusal, Api } from './api.ts';
import { invokeRequests, nextInvokeRequest } from './invoke.ts';

/** The bodies are those that the models' own pages of the user guide give (model-parameters-luma and its like). */
export const asyncInvoke: Api = {
  requests: invokeRequests,
  nextRequest(row: Row, tried: readonly ProbeRequest[], after: AfterRefusal): ProbeRequest | undefined {
    const request = nextInvokeRequest(row, tried, after);
    return request && { ...request, route: '/async-invoke' };
  },
  async send(clients, { row, request }, call) {
    // The bucket is added here, so that no record holds its name: it often tells the account.
    const s3Uri = clients.asyncS3Uri;
    if (s3Uri === undefined) throw new Error('no bucket was named');
    const outputDataConfig = { s3OutputDataConfig: { s3Uri } };
    const input = { modelId: row.profile ?? row.model, modelInput: request.body, outputDataConfig };
    return (await clients.runtime()).send(withCall(new StartAsyncInvokeCommand(input), call));
  },
  reader: {
    framing: 'json',
    read: (json) => (textIn(json['invocationArn']) === undefined ? undefined : factsOf({})),
  },
};

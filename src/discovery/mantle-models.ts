/** bedrock-mantle's model list (`GET /v1/models`), with our signature. Only ids are reliable there. */
import * as v from 'valibot';

import { fetchCall } from '../aws/signed-fetch.ts';
import { entriesOf, id, listingReply, word } from './listing-schema.ts';
import { retentionMember, retentionOf } from './retention.ts';
import type { MantleModel, Source } from './source.ts';

const operation = 'The model list of bedrock-mantle';

const model = v.object({ id, status: word, status_reason: word, data_retention: retentionMember });

export const mantleModels: Source<MantleModel> = {
  name: 'mantle-models',
  action: 'bedrock-mantle:ListModels',
  async list(clients, call, leftOut) {
    const url = `${clients.origin('bedrock-mantle')}/v1/models`;
    const body = await listingReply(call, (options) => clients.fetch('bedrock-mantle')(url, fetchCall(options)));
    const spare = ['status', 'status_reason'];
    return entriesOf({ operation, body, member: 'data', schema: model, spare, leftOut }).map(modelOf);
  },
};

function modelOf({ id: listed, status, status_reason: reason, ...rest }: v.InferOutput<typeof model>): MantleModel {
  const retention = retentionOf(rest.data_retention);
  const claims = {
    ...(status && { status: reason ? `${status}: ${reason}` : status }),
    ...(retention && { retentionModes: retention.allowedModes }),
  };
  return { id: listed, claims, ...(retention && { retention }) };
}

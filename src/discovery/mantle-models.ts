/** bedrock-mantle's model list (`GET /v1/models`), through the openai package with our signature. Only ids are reliable there. */
import * as v from 'valibot';

import { entriesOf, id, listingReply, word } from './door.ts';
import { retentionMember, retentionOf } from './retention.ts';
import type { MantleModel, Source } from './source.ts';

const operation = 'The model list of bedrock-mantle';

const model = v.object({ id, status: word, status_reason: word, data_retention: retentionMember });

export const mantleModels: Source<MantleModel> = {
  name: 'mantle-models',
  action: 'bedrock-mantle:ListModels',
  async list(clients, call, leftOut) {
    const openai = clients.openai('bedrock-mantle', '/v1');
    // Not `models.list()`: that makes an empty list of a proxy's page, and of every other body without `data`.
    const body = await listingReply(call, ({ signal, exchange }) => {
      const fetchOptions = { keepalive: true, exchange };
      return openai.get('/models', { signal, fetchOptions });
    });
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

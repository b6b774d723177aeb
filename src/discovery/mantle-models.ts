/** bedrock-mantle's model list (`GET /v1/models`), through the openai package with our signature. Only ids are reliable there. */
import { MalformedListing, type MantleModel, type Source } from './source.ts';

export const mantleModels: Source<MantleModel> = {
  name: 'mantle-models',
  action: 'bedrock-mantle:ListModels',
  async list(clients, call) {
    const openai = clients.openai('bedrock-mantle', '/v1');
    return call(async ({ signal, exchange }) => {
      const fetchOptions = { keepalive: true, exchange };
      // Not `models.list()`: that makes an empty list of a proxy's page, and of every other body without `data`.
      const body: unknown = await openai.get('/models', { signal, fetchOptions });
      if (typeof body === 'string') throw new SyntaxError('The model list of bedrock-mantle is not JSON');
      return dataOf(body).flatMap(modelOf);
    });
  },
};

function dataOf(body: unknown): unknown[] {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
  if (!Array.isArray(data)) throw new MalformedListing('The model list of bedrock-mantle came without data');
  return data;
}

function modelOf(model: unknown): MantleModel[] {
  if (typeof model !== 'object' || model === null) return [];
  const id = 'id' in model ? model.id : undefined;
  if (typeof id !== 'string' || id === '') return [];
  const status = 'status' in model && typeof model.status === 'string' ? model.status : undefined;
  const reason = 'status_reason' in model && typeof model.status_reason === 'string' ? `: ${model.status_reason}` : '';
  return [{ id, claims: status === undefined ? {} : { status: status + reason } }];
}

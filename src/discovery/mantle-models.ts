/** bedrock-mantle's model list (`GET /v1/models`), through the openai package with our signature. Only ids are reliable there. */
import { MalformedListing, type MantleModel, type Source } from './source.ts';

export const mantleModels: Source<MantleModel> = {
  name: 'mantle-models',
  action: 'bedrock-mantle:ListModels',
  async list(clients, call) {
    const openai = clients.openai('bedrock-mantle', '/v1');
    return call(async ({ signal, exchange }) => {
      const fetchOptions = { keepalive: true, exchange };
      const found: MantleModel[] = [];
      const page = await openai.models.list({ signal, fetchOptions });
      if (!Array.isArray(page.data)) throw new MalformedListing('The model list of bedrock-mantle came without data');
      for await (const model of page) found.push(...modelOf(model));
      return found;
    });
  },
};

function modelOf(model: object): MantleModel[] {
  const id = 'id' in model ? model.id : undefined;
  if (typeof id !== 'string' || id === '') return [];
  const status = 'status' in model && typeof model.status === 'string' ? model.status : undefined;
  const reason = 'status_reason' in model && typeof model.status_reason === 'string' ? `: ${model.status_reason}` : '';
  return [{ id, claims: status === undefined ? {} : { status: status + reason } }];
}

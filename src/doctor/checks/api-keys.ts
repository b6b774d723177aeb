/** Whether Bedrock API keys may be used: one is made from the credentials, and sent with a question that costs nothing. */
import { madeKeys } from '../../aws/bearer-keys.ts';
import { clientsByRegion, type RegionClients } from '../../aws/clients.ts';
import type { Endpoint } from '../../types.ts';
import { ruleFor } from '../../verdict/rule-for.ts';
import type { Check, Context } from '../context.ts';
import { diagnose } from '../diagnose.ts';
import type { Finding } from '../finding.ts';
import { endpointsOf, isWelcome, nonexistentModelCell, nonexistentModelRequest } from '../nonexistent-model.ts';
import { sendFreeRequest } from '../free-request.ts';

export const apiKeys: Check = {
  name: 'api-keys',
  title: 'API keys',
  /** With a key in use, the check of inference has asked this already. */
  async run(context, region) {
    const { connection, config } = context;
    if (connection.credentials === undefined || config.auth === 'api-key') return [];
    const keyFor = madeKeys(connection.credentials);
    const clients = clientsByRegion({ ...connection.clientOptions, authentication: { kind: 'bearer', keyFor } })(
      region,
    );
    const found = await Promise.all(
      endpointsOf(context, region).map(async (endpoint) =>
        (await isWelcome(context, region, endpoint)) ? permitted(context, { clients, region, endpoint }) : undefined,
      ),
    );
    return found.flatMap((finding) => finding ?? []);
  },
};

interface EndpointInRegion {
  clients: RegionClients;
  region: string;
  endpoint: Endpoint;
}

/** Permitted when the key brings the same refusal of the model that a signature brings. */
async function permitted({ deadline }: Context, { clients, region, endpoint }: EndpointInRegion): Promise<Finding> {
  const action = `${endpoint === 'bedrock-mantle' ? 'bedrock-mantle' : 'bedrock'}:CallWithBearerToken`;
  const answer = await sendFreeRequest(clients, nonexistentModelRequest(endpoint), deadline);
  const cell = nonexistentModelCell(region, endpoint);
  const isRefused = answer.fault === undefined || ruleFor(cell, answer).verdict !== 'unsupported';
  const trouble = isRefused ? diagnose({ title: action, cell, action }, answer) : undefined;
  if (trouble === undefined) return { state: 'ok', title: action, detail: 'permitted' };
  return { ...trouble, state: 'warning', detail: `only --auth api-key needs it: ${trouble.detail}` };
}

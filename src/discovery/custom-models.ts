/** ListCustomModelDeployments: custom models that can be called on demand; ListCustomModels tells what each was made from. */
import { ListCustomModelDeploymentsCommand, ListCustomModelsCommand } from '@aws-sdk/client-bedrock';

import type { RegionClients } from '../aws/clients.ts';
import { sdkCall } from '../aws/sdk-handler.ts';
import { pages } from './pages.ts';
import { MalformedListing, type ListingCall, type OwnCallable, type Source } from './source.ts';

/** A custom model without a deployment answers no call by itself: it has no row. */
export const customModels: Source<OwnCallable> = {
  name: 'custom-models',
  action: 'bedrock:ListCustomModelDeployments and bedrock:ListCustomModels',
  async list(clients, call) {
    const deployments = await listDeployments(clients, call);
    if (deployments.length === 0) return [];
    const bases = new Map(await listBases(clients, call));
    return deployments.map(({ models, ...deployment }) => ({
      ...deployment,
      models: models.map((model) => bases.get(model) ?? baseIn(model)),
    }));
  },
};

/** `…:custom-model/amazon.nova-lite-v1:0/<id>`: the ARN itself names what it was made from, in case no listing does. */
function baseIn(arn: string): string {
  return /:custom-model\/([^/]+)\//.exec(arn)?.[1] ?? arn;
}

/** With the ARN of the custom model for the one behind it. */
function listDeployments(clients: RegionClients, call: ListingCall): Promise<OwnCallable[]> {
  return pages('ListCustomModelDeployments', async (token) => {
    const input = { ...(token && { nextToken: token }) };
    const page = await call((options) =>
      clients.control.send(new ListCustomModelDeploymentsCommand(input), sdkCall(options)),
    );
    const summaries = page.modelDeploymentSummaries;
    if (!Array.isArray(summaries)) {
      throw new MalformedListing('ListCustomModelDeployments answered without modelDeploymentSummaries');
    }
    const found = summaries.flatMap(({ customModelDeploymentArn: arn, modelArn, status }) =>
      arn && modelArn ? [{ arn, models: [modelArn], ...(status && { status }) }] : [],
    );
    return { found, next: page.nextToken };
  });
}

/** ARNs of custom models, each with that of the foundation model that it was made from. */
function listBases(clients: RegionClients, call: ListingCall): Promise<[string, string][]> {
  return pages('ListCustomModels', async (token) => {
    const input = { ...(token && { nextToken: token }) };
    const page = await call((options) => clients.control.send(new ListCustomModelsCommand(input), sdkCall(options)));
    if (!Array.isArray(page.modelSummaries))
      throw new MalformedListing('ListCustomModels answered without modelSummaries');
    const found = page.modelSummaries.flatMap(({ modelArn, baseModelArn }): [string, string][] =>
      modelArn && baseModelArn ? [[modelArn, baseModelArn]] : [],
    );
    return { found, next: page.nextToken };
  });
}

/** ListCustomModelDeployments: custom models that can be called on demand; ListCustomModels tells what each was made from. */
import { ListCustomModelDeploymentsCommand, ListCustomModelsCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import { withCall } from '../aws/sdk-call.ts';
import { id, word } from './listing-schema.ts';
import { allEntries } from './own-callables.ts';
import type { AccountResource, Source } from './source.ts';

const deployment = v.object({ customModelDeploymentArn: id, modelArn: v.nullish(id), status: word });

const custom = v.object({ modelArn: id, baseModelArn: v.nullish(id) });

/** A custom model without a deployment answers no call by itself: it has no row. */
export const customModels: Source<AccountResource> = {
  name: 'custom-models',
  action: 'bedrock:ListCustomModelDeployments and bedrock:ListCustomModels',
  async list(clients, call, leftOut) {
    const means = { clients, call, leftOut };
    const deployments = await allEntries(deploymentList, means);
    if (deployments.length === 0) return [];
    const listed = await allEntries(customList, means);
    const bases = new Map(listed.map(({ modelArn, baseModelArn }) => [modelArn, baseModelArn]));
    return deployments.flatMap(({ customModelDeploymentArn: arn, modelArn, status }) =>
      modelArn ? [{ arn, models: [bases.get(modelArn) ?? baseIn(modelArn)], ...(status && { status }) }] : [],
    );
  },
};

/** `…:custom-model/amazon.nova-lite-v1:0/<id>`: the ARN itself names what it was made from, in case no listing does. */
function baseIn(arn: string): string {
  return /:custom-model\/([^/]+)\//.exec(arn)?.[1] ?? arn;
}

type List<Schema extends v.GenericSchema> = Parameters<typeof allEntries<Schema>>[0];

const deploymentList: List<typeof deployment> = {
  operation: 'ListCustomModelDeployments',
  member: 'modelDeploymentSummaries',
  schema: deployment,
  send: (clients, nextToken, options) =>
    clients.control.send(withCall(new ListCustomModelDeploymentsCommand({ ...(nextToken && { nextToken }) }), options)),
};

/** ARNs of custom models, each with that of the foundation model that it was made from. */
const customList: List<typeof custom> = {
  operation: 'ListCustomModels',
  member: 'modelSummaries',
  schema: custom,
  send: (clients, nextToken, options) =>
    clients.control.send(withCall(new ListCustomModelsCommand({ ...(nextToken && { nextToken }) }), options)),
};

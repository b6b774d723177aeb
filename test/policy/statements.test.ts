import { expect, it } from 'vitest';
import { leastStatements } from '../../src/policy/statements.ts';
import type { PolicyScope } from '../../src/policy/scope.ts';

const scope: PolicyScope = {
  regions: ['us-east-1'],
  apis: ['converse'],
  services: ['bedrock-runtime'],
  models: [],
  profileTypes: ['in-region'],
  withKey: false,
  acceptAgreements: false,
};

function statement(sid: string, more: Partial<PolicyScope>): { actions: string[]; resources: string[] } {
  const found = leastStatements({ ...scope, ...more }).find((one) => one.sid === sid);
  if (found === undefined) throw new Error(`there is no ${sid}`);
  return found;
}

it('speech over a bidirectional stream has an action of its own', () => {
  const bidirectional = 'bedrock:InvokeModelWithBidirectionalStream';
  expect(statement('InvokeModels', {}).actions).not.toContain(bidirectional);
  expect(statement('InvokeModels', { apis: ['bidirectional'] }).actions).toContain(bidirectional);
});

it('what the account set up itself is listed and called only where it is asked for', () => {
  const include = ['application-profiles', 'imported-models'] as const;
  expect(statement('ListModels', { include }).actions).toContain('bedrock:ListImportedModels');
  expect(statement('InvokeModels', { include }).resources).toEqual([
    'arn:aws:bedrock:us-east-1::foundation-model/*',
    'arn:aws:bedrock:us-east-1:*:application-inference-profile/*',
    'arn:aws:bedrock:us-east-1:*:imported-model/*',
  ]);
  expect(statement('ListModels', {}).actions).not.toContain('bedrock:ListImportedModels');
});

it("a Marketplace model's endpoint is SageMaker's, with its action", () => {
  const { actions, resources } = statement('InvokeModels', { include: ['marketplace-endpoints'] });
  expect(actions).toContain('sagemaker:InvokeEndpoint');
  expect(resources).toContain('arn:aws:sagemaker:us-east-1:*:endpoint/*');
});

import {
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  ListFoundationModelsCommand,
} from '@aws-sdk/client-bedrock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { controlClient, failure } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

describe('the list of foundation models', () => {
  it('differs by Region, as each signature names its own', async () => {
    const count = async (region: string): Promise<number> => {
      const listed = await controlClient(simulator, { region }).send(new ListFoundationModelsCommand({}));
      return listed.modelSummaries?.length ?? 0;
    };
    expect(await count('us-east-1')).toBeGreaterThan(100);
    expect(await count('eu-west-3')).toBeGreaterThan(10);
    expect(await count('eu-west-3')).toBeLessThan(await count('us-east-1'));
    expect(await count('xx-nowhere-1')).toBe(0);
  });

  it('says how each model can be called, in words that the SDK has no enum for', async () => {
    const { modelSummaries = [] } = await controlClient(simulator).send(new ListFoundationModelsCommand({}));
    const types = new Map(
      modelSummaries.map(({ modelId, inferenceTypesSupported }) => [modelId, inferenceTypesSupported]),
    );
    expect(types.get('anthropic.claude-opus-5')).toStrictEqual(['INFERENCE_PROFILE']);
    expect(types.get('amazon.nova-lite-v1:0')).toStrictEqual(['ON_DEMAND', 'INFERENCE_PROFILE']);
    expect(types.get('amazon.nova-lite-v1:0:300k')).toStrictEqual(['PROVISIONED']);
    expect(modelSummaries.find(({ modelId }) => modelId === 'amazon.nova-sonic-v1:0')?.inputModalities).toStrictEqual([
      'SPEECH',
    ]);
  });

  it('has no model that only mantle serves', async () => {
    const { modelSummaries = [] } = await controlClient(simulator).send(new ListFoundationModelsCommand({}));
    expect(modelSummaries.some(({ modelId }) => modelId === 'google.gemma-4-31b')).toBe(false);
  });

  it.each([
    [{ byProvider: 'amazon' }, (m: { providerName?: string | undefined }) => m.providerName === 'Amazon'],
    [
      { byOutputModality: 'EMBEDDING' as const },
      (m: { outputModalities?: string[] | undefined }) => m.outputModalities?.includes('EMBEDDING'),
    ],
    [
      { byInferenceType: 'PROVISIONED' as const },
      (m: { inferenceTypesSupported?: string[] | undefined }) => m.inferenceTypesSupported?.includes('PROVISIONED'),
    ],
  ])('filters: %o', async (filter, holds) => {
    const { modelSummaries = [] } = await controlClient(simulator).send(new ListFoundationModelsCommand(filter));
    expect(modelSummaries.length).toBeGreaterThan(0);
    expect(modelSummaries.every(holds)).toBe(true);
  });
});

describe('one foundation model', () => {
  it('is described, and its availability told', async () => {
    const modelIdentifier = 'amazon.nova-lite-v1:0';
    const { modelDetails } = await controlClient(simulator).send(new GetFoundationModelCommand({ modelIdentifier }));
    expect(modelDetails?.modelArn).toBe(`arn:aws:bedrock:us-east-1::foundation-model/${modelIdentifier}`);
    const available = await controlClient(simulator).send(
      new GetFoundationModelAvailabilityCommand({ modelId: modelIdentifier }),
    );
    expect(available).toMatchObject({
      authorizationStatus: 'AUTHORIZED',
      agreementAvailability: { status: 'AVAILABLE' },
    });
  });

  it('that does not exist is refused', async () => {
    const error = await failure(
      controlClient(simulator).send(new GetFoundationModelCommand({ modelIdentifier: 'no.such' })),
    );
    expect(error.name).toBe('ValidationException');
  });
});

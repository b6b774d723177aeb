import {
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
  type InferenceProfileSummary,
} from '@aws-sdk/client-bedrock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { controlClient, failure } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ pageSize: 25 });
});
afterAll(() => simulator.close());

async function pages(region: string, maxResults?: number): Promise<InferenceProfileSummary[][]> {
  const client = controlClient(simulator, { region });
  const found: InferenceProfileSummary[][] = [];
  let nextToken: string | undefined;
  do {
    const page = { nextToken, maxResults, typeEquals: 'SYSTEM_DEFINED' as const };
    const reply = await client.send(new ListInferenceProfilesCommand(page));
    found.push(reply.inferenceProfileSummaries ?? []);
    nextToken = reply.nextToken;
  } while (nextToken !== undefined);
  return found;
}

describe('the list of inference profiles', () => {
  it('comes in pages that together are whole and without repeats', async () => {
    const found = await pages('us-east-1', 10);
    expect(found.length).toBeGreaterThan(3);
    expect(found.slice(0, -1).every((page) => page.length === 10)).toBe(true);
    const ids = found.flat().map(({ inferenceProfileId }) => inferenceProfileId);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await pages('us-east-1')).flat()).toHaveLength(ids.length);
    expect((await pages('us-east-1'))[0]).toHaveLength(25);
  });

  it('names the Regions each profile routes to, and for global ones an ARN without a Region', async () => {
    const found = (await pages('ap-southeast-2')).flat();
    const arns = (id: string): (string | undefined)[] | undefined =>
      found.find(({ inferenceProfileId }) => inferenceProfileId === id)?.models?.map(({ modelArn }) => modelArn);
    const model = 'anthropic.claude-haiku-4-5-20251001-v1:0';
    expect(arns(`au.${model}`)).toStrictEqual([
      `arn:aws:bedrock:ap-southeast-2::foundation-model/${model}`,
      `arn:aws:bedrock:ap-southeast-4::foundation-model/${model}`,
    ]);
    expect(arns(`global.${model}`)).toContain(`arn:aws:bedrock:::foundation-model/${model}`);
    expect(found.some(({ inferenceProfileId }) => inferenceProfileId?.startsWith('us.') === true)).toBe(false);
  });

  it('refuses page sizes and tokens that it did not give', async () => {
    const client = controlClient(simulator);
    expect((await failure(client.send(new ListInferenceProfilesCommand({ maxResults: 1001 })))).name).toBe(
      'ValidationException',
    );
    expect((await failure(client.send(new ListInferenceProfilesCommand({ nextToken: 'mine' })))).name).toBe(
      'ValidationException',
    );
  });

  it('holds application profiles under their own type only', async () => {
    const world = await startSimulator({
      catalogue: {
        models: [{ id: 'a.b', offers: { ON_DEMAND: 'us-east-1' } }],
        applicationProfiles: [{ id: 'abcdefghijkl', name: 'mine', model: 'a.b', region: 'us-east-1' }],
      },
    });
    const client = controlClient(world);
    const own = await client.send(new ListInferenceProfilesCommand({ typeEquals: 'APPLICATION' }));
    const system = await client.send(new ListInferenceProfilesCommand({ typeEquals: 'SYSTEM_DEFINED' }));
    const one = await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: 'abcdefghijkl' }));
    await world.close();
    expect(own.inferenceProfileSummaries?.map(({ type }) => type)).toStrictEqual(['APPLICATION']);
    expect(system.inferenceProfileSummaries).toStrictEqual([]);
    expect(one.inferenceProfileName).toBe('mine');
  });

  it('knows no profile that it does not list', async () => {
    const asked = new GetInferenceProfileCommand({ inferenceProfileIdentifier: 'eu.amazon.nova-lite-v1:0' });
    expect((await failure(controlClient(simulator).send(asked))).name).toBe('ResourceNotFoundException');
  });
});

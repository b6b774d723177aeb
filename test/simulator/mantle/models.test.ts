import { afterAll, beforeAll, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { openaiClient } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

it('lists the models of the Region, those that the control plane does not know among them', async () => {
  const page = await openaiClient(simulator, '/v1').models.list();
  const ids = page.data.map(({ id }) => id);
  expect(ids).toHaveLength(55);
  expect(ids).toContain('google.gemma-4-31b');
  expect(ids).not.toContain('amazon.nova-lite-v1:0');
});

it('describes one model, and knows no other', async () => {
  const { models } = openaiClient(simulator, '/v1');
  expect(await models.retrieve('openai.gpt-5.5')).toMatchObject({ id: 'openai.gpt-5.5', status: 'available' });
  await expect(models.retrieve('openai.gpt-0')).rejects.toMatchObject({ status: 404, code: 'not_found_error' });
});

it('has no list under the other base path', async () => {
  await expect(openaiClient(simulator, '/openai/v1').models.list()).rejects.toMatchObject({ status: 404 });
});

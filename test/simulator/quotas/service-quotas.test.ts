import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import { expect, it } from 'vitest';
import { startSimulator } from '../../../src/simulator/simulator.ts';
import { failure } from '../clients.ts';
import { quotasClient } from '../clients-of-account.ts';

it('serves the SDK, page by page, with the names and codes of the service', async () => {
  const simulator = await startSimulator();
  const client = quotasClient(simulator);
  const first = await client.send(new ListServiceQuotasCommand({ ServiceCode: 'bedrock' }));
  const second = await client.send(
    new ListServiceQuotasCommand({ ServiceCode: 'bedrock', NextToken: first.NextToken }),
  );
  await simulator.close();
  expect(first.Quotas).toHaveLength(100);
  expect(second.NextToken).toBeUndefined();
  expect([...(first.Quotas ?? []), ...(second.Quotas ?? [])]).toContainEqual(
    expect.objectContaining({
      QuotaCode: 'L-4A6BFAB1',
      QuotaName: 'Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5 V1',
      Adjustable: true,
    }),
  );
});

it('knows no other service, and denies who may not ask', async () => {
  const simulator = await startSimulator();
  const denied = await startSimulator({ denyIam: ['servicequotas:*'] });
  const other = await failure(quotasClient(simulator).send(new ListServiceQuotasCommand({ ServiceCode: 'ec2' })));
  const refused = await failure(quotasClient(denied).send(new ListServiceQuotasCommand({ ServiceCode: 'bedrock' })));
  await Promise.all([simulator.close(), denied.close()]);
  expect(other.name).toBe('NoSuchResourceException');
  expect(refused.name).toBe('AccessDeniedException');
  expect(refused.message).toContain('not authorized to perform: servicequotas:ListServiceQuotas');
});

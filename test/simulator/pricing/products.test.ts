import { GetProductsCommand } from '@aws-sdk/client-pricing';
import { expect, it } from 'vitest';
import { startSimulator } from '../../../src/simulator/simulator.ts';
import { pricingClient } from '../clients-of-account.ts';

interface Product {
  product: { attributes: Record<string, string> };
  terms: { OnDemand: object };
}

function productIn(text: unknown): Product {
  const product: Product = JSON.parse(String(text));
  return product;
}

const inRegion = (region: string) => [{ Type: 'TERM_MATCH' as const, Field: 'regionCode', Value: region }];

it('serves the SDK: products as JSON documents, with the usage types of their Region', async () => {
  const simulator = await startSimulator();
  const input = { ServiceCode: 'AmazonBedrock', Filters: inRegion('eu-west-1') };
  const { PriceList = [] } = await pricingClient(simulator).send(new GetProductsCommand(input));
  await simulator.close();
  const products = Array.from(PriceList, productIn);
  const usages = products.map(({ product }) => product.attributes['usagetype']);
  expect(usages).toContain('EU-NovaLite-input-tokens');
  expect(usages.every((usage) => usage?.startsWith('EU-'))).toBe(true);
  expect(products[0]?.terms.OnDemand).toBeTypeOf('object');
});

it('sells a model only where it is listed', async () => {
  const simulator = await startSimulator({
    catalogue: { models: [{ id: 'amazon.nova-lite-v1:0', offers: { ON_DEMAND: 'us-east-1' } }] },
  });
  const input = { ServiceCode: 'AmazonBedrock', Filters: inRegion('us-east-1') };
  const { PriceList = [] } = await pricingClient(simulator).send(new GetProductsCommand(input));
  await simulator.close();
  const names = Array.from(PriceList, productIn).map(({ product }) => product.attributes['model']);
  expect(names).toContain('Nova Lite');
  expect(names).not.toContain('Nova Pro');
});

/** GetProducts of the AWS Price List: each product a JSON document of its own, in pages. Protocol: AWS JSON 1.1. */
import { readFileSync } from 'node:fs';

import type { Json } from '../../types.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import { isObject } from '../bodies/schema.ts';
import type { Call } from '../call.ts';
import { fraction } from '../hash.ts';
import { invalid, type Refusal } from '../refusal.ts';

interface Price {
  /** Model without which the product is not sold; absent: sold everywhere. */
  id?: string;
  service: string;
  /** Usage type, `*` for the prefix of the Region. */
  usage: string;
  unit: string;
  usd: number;
  attributes?: Record<string, string>;
}

const mostResults = 100;
/** The edition of the offer files that the sample was read in. */
const effectiveDate = '2026-09-01T00:00:00Z';

export function getProducts(call: Call): Answer | Refusal {
  if (call.headers['x-amz-target'] !== 'AWSPriceListService.GetProducts') {
    return { status: 400, type: 'UnknownOperationException', message: '' };
  }
  const { ServiceCode: service, MaxResults: asked, NextToken: token } = call.body;
  const region = regionIn(call.body['Filters'] ?? null);
  if (typeof service !== 'string' || region === undefined) {
    return invalid('The simulated price list takes a ServiceCode and a TERM_MATCH filter on regionCode.', {
      type: 'InvalidParameterException',
    });
  }
  const size = typeof asked === 'number' ? Math.min(asked, mostResults) : mostResults;
  const from = typeof token === 'string' ? Number(token) : 0;
  const sold = prices().filter((price) => price.service === service && isSold(price, call, region));
  const next = from + size < sold.length ? { NextToken: String(from + size) } : {};
  const list = sold.slice(from, from + size).map((price) => JSON.stringify(product(price, region)));
  return jsonAnswer({ FormatVersion: 'aws_v1', PriceList: list, ...next });
}

function regionIn(filters: Json): string | undefined {
  if (!Array.isArray(filters)) return undefined;
  const filter = filters.filter(isObject).find((one) => one['Field'] === 'regionCode');
  const value = filter?.['Value'];
  return typeof value === 'string' ? value : undefined;
}

function isSold({ id }: Price, { world }: Call, region: string): boolean {
  const { offers, mantle } = world.catalogue(region);
  if (id === undefined) return offers.size > 0;
  return offers.has(id) || mantle.has(id);
}

function product({ service, usage, unit, usd, attributes }: Price, region: string): Json {
  const prefix = prefixOf(region);
  const usagetype = usage.startsWith('MP:') ? `${prefix}-${usage.replace('*', prefix)}` : usage.replace('*', prefix);
  const sku = skuOf(service + usagetype);
  return {
    product: {
      productFamily: 'Amazon Bedrock',
      sku,
      attributes: {
        servicecode: service,
        regionCode: region,
        locationType: 'AWS Region',
        servicename: 'Amazon Bedrock',
        usagetype,
        ...attributes,
      },
    },
    serviceCode: service,
    terms: { OnDemand: { [`${sku}.JRTCKXETXF`]: term(sku, { unit, usd, usagetype }) } },
    version: '20260901205051',
    publicationDate: '2026-09-01T20:50:51Z',
  };
}

function term(sku: string, { unit, usd, usagetype }: { unit: string; usd: number; usagetype: string }): Json {
  const description = `$${usd} per ${unit} for ${usagetype}`;
  const dimension = {
    unit,
    description,
    beginRange: '0',
    endRange: 'Inf',
    pricePerUnit: { USD: usd.toFixed(10) },
    appliesTo: [],
  };
  return {
    sku,
    effectiveDate,
    offerTermCode: 'JRTCKXETXF',
    priceDimensions: { [`${sku}.JRTCKXETXF.6YS6EN2CT7`]: dimension },
    termAttributes: {},
  };
}

/** As AWS abbreviates Regions in usage types. */
const prefixes: Record<string, string> = { 'eu-west-1': 'EU', 'ap-south-1': 'APS3', 'ca-central-1': 'CAN1' };

function prefixOf(region: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  return prefixes[region] ?? `${area}${direction[0] ?? ''}${number}`.toUpperCase();
}

function skuOf(text: string): string {
  return fraction(text).toString(36).slice(2, 18).toUpperCase().padEnd(16, '0');
}

let builtIn: Price[] | undefined;

function prices(): Price[] {
  if (builtIn === undefined) {
    const parsed: { prices: Price[] } = JSON.parse(
      readFileSync(new URL('../data/prices.json', import.meta.url), 'utf8'),
    );
    builtIn = parsed.prices;
  }
  return builtIn;
}

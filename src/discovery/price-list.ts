/** GetProducts of the AWS Price List: what the models of one Region cost, as its three Bedrock services list it. */
import { GetProductsCommand } from '@aws-sdk/client-pricing';
import * as v from 'valibot';

import type { AccountClients } from '../aws/account-clients.ts';
import { withCall } from '../aws/sdk-call.ts';
import { entriesOf, listingReply, tokenOf } from './listing-schema.ts';
import { pages } from './pages.ts';
import type { LeftOut, ListingCall } from './source.ts';

/**
 * Amazon's and open-weight models, sold per 1K tokens; those sold through the Marketplace, per 1M tokens and named by
 * `servicename` alone; and a few Claude models that AWS bills itself. As the offer files show since 2026-07.
 */
export const priceServices = ['AmazonBedrock', 'AmazonBedrockFoundationModels', 'AmazonBedrockService'] as const;

export type PriceService = (typeof priceServices)[number];

/** One price of one product. What it is a price of stands in the attributes, `usagetype` before all. */
export interface ListedPrice {
  service: PriceService;
  attributes: Record<string, string>;
  /** As stated: `1K tokens`, `1M tokens`, `image`, ... */
  unit: string;
  description: string;
  usd: number;
  /** ISO 8601: since when it holds. */
  effective: string;
}

/** Entries of a page at most (API reference of GetProducts). */
const pageSize = 100;

export async function priceList(
  account: AccountClients,
  { service, region }: { service: PriceService; region: string },
  { call, leftOut }: { call: ListingCall; leftOut: LeftOut },
): Promise<ListedPrice[]> {
  const input = {
    ServiceCode: service,
    Filters: [{ Type: 'TERM_MATCH' as const, Field: 'regionCode', Value: region }],
    FormatVersion: 'aws_v1',
    MaxResults: pageSize,
  };
  return pages({
    operation: 'GetProducts',
    leftOut,
    ask: async (token) => {
      const asked = { ...input, ...(token && { NextToken: token }) };
      const body = await listingReply(call, (options) =>
        account.pricing.send(withCall(new GetProductsCommand(asked), options)),
      );
      const operation = 'GetProducts';
      const found = entriesOf({ operation, body, member: 'PriceList', schema: product, leftOut });
      return { found: found.flatMap((entry) => pricesIn(service, entry)), next: tokenOf(operation, body['NextToken']) };
    },
  });
}

type Fields = Record<string, unknown>;

/** Characters of one product; the longest on record has 6,000. */
const longestProduct = 100_000;

/** Each entry is a JSON document of its own: a product with its terms. */
const product = v.pipe(
  v.string(),
  v.check((text) => text.length <= longestProduct, `is longer than ${longestProduct} characters`),
  v.rawTransform(({ dataset, addIssue, NEVER }): Fields => {
    const entry = parsed(dataset.value);
    if (entry !== undefined) return entry;
    addIssue({ message: 'is not JSON' });
    return NEVER;
  }),
);

function pricesIn(service: PriceService, entry: Fields): ListedPrice[] {
  const attributes = textsOf(fieldsOf(fieldsOf(entry['product'])['attributes']));
  return valuesOf(fieldsOf(entry['terms'])['OnDemand']).flatMap((term) =>
    valuesOf(term['priceDimensions']).flatMap((dimension) => {
      const usd = Number(fieldsOf(dimension['pricePerUnit'])['USD'] ?? Number.NaN);
      if (!Number.isFinite(usd)) return [];
      const { unit = '', description = '' } = textsOf(dimension);
      return [{ service, attributes, unit, description, usd, effective: textsOf(term)['effectiveDate'] ?? '' }];
    }),
  );
}

function parsed(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function valuesOf(value: unknown): Fields[] {
  return Object.values(fieldsOf(value)).filter(isFields);
}

function textsOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

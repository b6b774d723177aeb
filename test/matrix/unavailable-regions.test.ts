import { describe, expect, it } from 'vitest';
import type { Discovery, ListingResult } from '../../src/discovery/discover.ts';
import { listingsOf } from '../../src/matrix/unavailable-regions.ts';
import type { Fault, Listing } from '../../src/types.ts';

function well(region: string, source: Listing['source'] = 'foundation-models'): ListingResult {
  return { listing: { source, region, ok: true, count: 3 } };
}

function failed(region: string, fault: Fault, source: Listing['source'] = 'foundation-models'): ListingResult {
  return {
    listing: { source, region, ok: false, count: 0, problem: 'no' },
    fault,
    ...(fault.origin === 'service' && { status: 403 }),
  };
}

const unknownToken: Fault = {
  origin: 'service',
  type: 'UnrecognizedClientException',
  message: 'The security token included in the request is invalid.',
};
const denied: Fault = {
  origin: 'service',
  type: 'AccessDeniedException',
  message:
    'User: arn:aws:iam::123456789012:user/x is not authorized to perform: bedrock:ListFoundationModels on resource: *',
};
const noName: Fault = {
  origin: 'transport',
  type: 'dns',
  message: 'getaddrinfo ENOTFOUND bedrock.mx-central-1.amazonaws.com',
};
const busyResolver: Fault = {
  origin: 'transport',
  type: 'dns',
  message: 'getaddrinfo EAI_AGAIN bedrock.mx-central-1.amazonaws.com',
};
const timedOut: Fault = { origin: 'transport', type: 'timeout', message: 'No reply within the time limit.' };

function listings(...results: ListingResult[]): Listing[] {
  return listingsOf([found(results)], { signed: true });
}

function found(results: ListingResult[]): Discovery {
  return { rows: [], listings: results.map(({ listing }) => listing), results };
}

describe('a listing that failed', () => {
  it('because credentials are unknown in that Region alone: not opted in', () => {
    const [there] = listings(failed('me-south-1', unknownToken), well('us-east-1'));
    expect(there).toMatchObject({ ok: true, count: 0, absent: 'the account has not opted in to this Region' });
  });

  it('because credentials are unknown everywhere is a failure of all', () => {
    const all = listings(failed('me-south-1', unknownToken), failed('us-east-1', unknownToken));
    expect(all.map(({ ok }) => ok)).toEqual([false, false]);
  });

  it('with an API key, which may hold for one Region alone, is a gap', () => {
    const told = [failed('me-south-1', unknownToken), well('us-east-1')];
    expect(listingsOf([found(told)], { signed: false })[0]?.ok).toBe(false);
  });

  it('beside one of the same Region that went well is a gap: the Region knows the credentials', () => {
    const told = [failed('us-west-2', unknownToken), well('us-west-2', 'inference-profiles'), well('us-east-1')];
    expect(listings(...told)[0]?.ok).toBe(false);
  });

  it('because its name does not exist, where others do: no such endpoint', () => {
    const [there] = listings(failed('mx-central-1', noName), well('us-east-1'));
    expect(there?.absent).toContain('there is no bedrock-runtime endpoint');
    const [, mantle] = listings(well('us-west-1'), failed('us-west-1', noName, 'mantle-models'));
    expect(mantle?.absent).toContain('there is no bedrock-mantle endpoint');
  });

  it.each([
    ['a busy resolver', busyResolver],
    ['a timeout', timedOut],
    ['a denial', denied],
  ])('because of %s is a gap', (_, fault) => {
    expect(listings(failed('mx-central-1', fault), well('us-east-1'))[0]).toMatchObject({ ok: false, problem: 'no' });
  });

  it('because no name at all exists is the network of this machine', () => {
    expect(listings(failed('us-east-1', noName), failed('us-west-2', noName)).every(({ ok }) => !ok)).toBe(true);
  });
});

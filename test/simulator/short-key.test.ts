import { getToken } from '@aws/bedrock-token-generator';
import { expect, it } from 'vitest';
import { bearerKey, credentials } from '../../src/simulator/identity.ts';
import { shortKeyRegion } from '../../src/simulator/short-key.ts';

const hour = 3_600_000;

it('a key made from the credentials is good in its Region, until it expires', async () => {
  const key = await getToken({ credentials, region: 'eu-west-1', expiresInSeconds: 3600 });
  expect(shortKeyRegion(key, Date.now())).toBe('eu-west-1');
  expect(shortKeyRegion(key, Date.now() + 2 * hour)).toBeUndefined();
});

it('a key made with another secret, or that was changed, is good nowhere', async () => {
  const forged = await getToken({ credentials: { ...credentials, secretAccessKey: 'another' }, region: 'eu-west-1' });
  expect(shortKeyRegion(forged, Date.now())).toBeUndefined();
  const key = await getToken({ credentials, region: 'eu-west-1' });
  const url = Buffer.from(key.slice('bedrock-api-key-'.length), 'base64').toString().replace('eu-west-1', 'us-east-1');
  expect(shortKeyRegion(`bedrock-api-key-${Buffer.from(url).toString('base64')}`, Date.now())).toBeUndefined();
  expect(shortKeyRegion(bearerKey, Date.now())).toBeUndefined();
  expect(shortKeyRegion('bedrock-api-key-', Date.now())).toBeUndefined();
});

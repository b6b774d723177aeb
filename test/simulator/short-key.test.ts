import { getToken } from '@aws/bedrock-token-generator';
import { expect, it } from 'vitest';
import { bearerKey, credentials } from '../../src/simulator/identity.ts';
import { shortKeyRegion } from '../../src/simulator/short-key.ts';

const hour = 3_600_000;
const at = (now = Date.now()) => ({ now, sessionTokens: ['known'] });

it('a key made from the credentials is good in its Region, until it expires', async () => {
  const key = await getToken({ credentials, region: 'eu-west-1', expiresInSeconds: 3600 });
  expect(shortKeyRegion(key, at())).toBe('eu-west-1');
  expect(shortKeyRegion(key, at(Date.now() + 2 * hour))).toBeUndefined();
});

it('a key made with another secret, or that was changed, is good nowhere', async () => {
  const forged = await getToken({ credentials: { ...credentials, secretAccessKey: 'another' }, region: 'eu-west-1' });
  expect(shortKeyRegion(forged, at())).toBeUndefined();
  const key = await getToken({ credentials, region: 'eu-west-1' });
  const url = Buffer.from(key.slice('bedrock-api-key-'.length), 'base64').toString().replace('eu-west-1', 'us-east-1');
  expect(shortKeyRegion(`bedrock-api-key-${Buffer.from(url).toString('base64')}`, at())).toBeUndefined();
  expect(shortKeyRegion(bearerKey, at())).toBeUndefined();
  expect(shortKeyRegion('bedrock-api-key-', at())).toBeUndefined();
});

it('a key made from temporary credentials is good with a token that the principal has', async () => {
  const keyWith = (sessionToken: string) =>
    getToken({ credentials: { ...credentials, sessionToken }, region: 'eu-west-1' });
  expect(shortKeyRegion(await keyWith('known'), at())).toBe('eu-west-1');
  expect(shortKeyRegion(await keyWith('made-up'), at())).toBeUndefined();
});

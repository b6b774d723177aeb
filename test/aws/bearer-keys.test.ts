import { expect, it } from 'vitest';
import { givenKey, madeKeys } from '../../src/aws/bearer-keys.ts';
import { credentialSource } from '../../src/aws/credential-source.ts';
import { keys } from './servers.ts';

function regionIn(key: string): string | undefined {
  const url = Buffer.from(key.replace('bedrock-api-key-', ''), 'base64').toString();
  return /Credential=[^%]+%2F\d+%2F([a-z0-9-]+)%2Fbedrock/.exec(url)?.[1];
}

it('a key that was given is sent to every Region', async () => {
  const keyFor = givenKey('bedrock-api-key-given');
  expect([await keyFor('us-east-1'), await keyFor('eu-west-1')]).toEqual([
    'bedrock-api-key-given',
    'bedrock-api-key-given',
  ]);
});

it('made keys are for their Region, and made once for many calls', async () => {
  const keyFor = madeKeys(credentialSource(() => Promise.resolve(keys)));
  const [first, again, other] = [await keyFor('us-east-1'), await keyFor('us-east-1'), await keyFor('eu-west-1')];
  expect(again).toBe(first);
  expect([first, other].map(regionIn)).toEqual(['us-east-1', 'eu-west-1']);
});

it('are made anew for other credentials, and before an hour is over', async () => {
  let accessKeyId = 'FAKEONE';
  let now = Date.now();
  const source = credentialSource(() => Promise.resolve({ ...keys, accessKeyId }));
  const keyFor = madeKeys(source, () => now);
  const first = await keyFor('us-east-1');
  accessKeyId = 'FAKETWO';
  await source.renew();
  const second = await keyFor('us-east-1');
  expect(second).not.toBe(first);
  now += 31 * 60_000;
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(await keyFor('us-east-1')).not.toBe(second);
});

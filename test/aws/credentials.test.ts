import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultCredentials } from '../../src/aws/credentials.ts';
import { wire } from './servers.ts';

const usual = () => ({ wire: wire(), region: 'us-east-1', roleSessionName: 'bedrock-matrix' });

describe('the default chain', () => {
  it('takes keys from the environment it is given', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'FAKE', AWS_SECRET_ACCESS_KEY: 'fake', AWS_SESSION_TOKEN: 'token' };
    const source = await defaultCredentials({ ...usual(), env });
    expect(await source.identity()).toEqual({ accessKeyId: 'FAKE', secretAccessKey: 'fake', sessionToken: 'token' });
  });

  it('without any says where they may come from, and that there is a demo', async () => {
    const source = await defaultCredentials({ ...usual(), env: {} });
    await expect(source.identity()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/No usable AWS credentials/),
      fix: expect.stringMatching(/--demo/),
    });
  });

  it('says so too where a role is to be assumed: the role is not at fault', async () => {
    const roleArn = 'arn:aws:iam::123456789012:role/nightly';
    const source = await defaultCredentials({ ...usual(), env: {}, roleArn });
    await expect(source.identity()).rejects.toMatchObject({
      message: expect.stringMatching(/^No usable AWS credentials/),
      fix: expect.stringMatching(/get-caller-identity/),
    });
  });

  it('names the profile that has none', async () => {
    const source = await defaultCredentials({
      ...usual(),
      env: { AWS_ACCESS_KEY_ID: 'FAKE', AWS_SECRET_ACCESS_KEY: 'fake', AWS_CONFIG_FILE: profileWithoutKeys('nightly') },
      profile: 'nightly',
    });
    await expect(source.identity()).rejects.toMatchObject({
      fix: expect.stringMatching(/the profile nightly \(`aws sts get-caller-identity --profile nightly`/),
    });
  });
});

function profileWithoutKeys(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'config');
  writeFileSync(path, `[profile ${name}]\nregion = us-east-1\n`);
  return path;
}

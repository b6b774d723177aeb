import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { credentialSource, type Provider } from '../../src/aws/credential-source.ts';
import { defaultCredentials, type CredentialOptions } from '../../src/aws/credentials.ts';
import { keys, server, wire } from './servers.ts';

const before = { ...process.env };

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'credentials-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** An AWS configuration file with these lines, for the SDK's own readers: they know the environment of the process alone. */
function configured(lines: readonly string[]): void {
  const path = join(folder(), 'config');
  writeFileSync(path, lines.join('\n'));
  process.env['AWS_CONFIG_FILE'] = path;
}

/** A program that hands out keys which expire in so many seconds, a new one each time; and how often it was run. */
function keyProgram(seconds: number): { command: string; runs(): number } {
  const path = folder();
  const program = join(path, 'hand-out.mjs');
  writeFileSync(
    program,
    `import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(join(path, 'runs'))}, 'x');
const run = readFileSync(${JSON.stringify(join(path, 'runs'))}, 'utf8').length;
const Expiration = new Date(Date.now() + ${seconds * 1000}).toISOString();
console.log(JSON.stringify({ Version: 1, AccessKeyId: 'FAKEACCESSKEYID00000', SecretAccessKey: 'fake', SessionToken: 'run-' + run, Expiration }));
`,
  );
  chmodSync(program, 0o755);
  return { command: `"${process.execPath}" "${program}"`, runs: () => readFileSync(join(path, 'runs'), 'utf8').length };
}

function options(more: Partial<CredentialOptions> = {}): CredentialOptions {
  const env = { AWS_CONFIG_FILE: process.env['AWS_CONFIG_FILE'] };
  return { wire: wire(), region: 'us-east-1', env, ...more };
}

const assumed = (
  token: string,
): string => `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>FAKEASSUMEDKEYID0000</AccessKeyId><SecretAccessKey>fake-assumed</SecretAccessKey><SessionToken>${token}</SessionToken>
<Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

const role = 'arn:aws:iam::123456789012:role/nightly';

describe('credential_process', () => {
  it('gives the keys of a profile', async () => {
    const { command } = keyProgram(3600);
    configured(['[profile robot]', `credential_process = ${command}`]);
    const source = await defaultCredentials(options({ profile: 'robot' }));
    expect(await source.identity()).toMatchObject({ accessKeyId: 'FAKEACCESSKEYID00000', sessionToken: 'run-1' });
  });

  it('whose keys live for seconds is not run for each call, and again before they expire', async () => {
    const { command, runs } = keyProgram(8);
    configured(['[profile robot]', `credential_process = ${command}`]);
    const chain = await defaultCredentials(options({ profile: 'robot' }));
    let ahead = 0;
    const provider: Provider = async () => {
      await chain.renew();
      return chain.identity();
    };
    const source = credentialSource(provider, () => Date.now() + ahead);
    for (let call = 0; call < 20; call += 1) expect(await source.identity()).toMatchObject({ sessionToken: 'run-1' });
    ahead = 6500;
    expect(await source.identity()).toMatchObject({ sessionToken: 'run-2' });
    expect(runs()).toBe(2);
  });
});

describe('keys that expire', () => {
  const lasting = (ms: number, now: () => number, fail: () => boolean = () => false): Provider & { count: number } => {
    const provider = Object.assign(
      () => {
        if (fail()) return Promise.reject(new Error('the source is away'));
        provider.count += 1;
        return Promise.resolve({ ...keys, sessionToken: `t${provider.count}`, expiration: new Date(now() + ms) });
      },
      { count: 0 },
    );
    return provider;
  };

  it('are kept while they hold when the source is away, and given up when they do not', async () => {
    let now = 0;
    let away = false;
    const source = credentialSource(
      lasting(
        3_600_000,
        () => now,
        () => away,
      ),
      () => now,
    );
    await source.identity();
    away = true;
    now = 3_500_000;
    expect(await Promise.all([source.identity(), source.identity()])).toMatchObject([
      { sessionToken: 't1' },
      { sessionToken: 't1' },
    ]);
    now = 3_600_001;
    await expect(source.identity()).rejects.toThrow('the source is away');
    away = false;
    expect(await source.identity()).toMatchObject({ sessionToken: 't2' });
  });

  it('that are stale when they come are not asked for at every call', async () => {
    const now = 0;
    const provider = lasting(-1, () => now);
    const source = credentialSource(provider, () => now);
    for (let call = 0; call < 10; call += 1) await source.identity();
    expect(provider.count).toBe(1);
  });
});

describe('a role', () => {
  it('is assumed where AWS_ENDPOINT_URL_STS says, with its external id and session name', async () => {
    const sts = await server((response) =>
      response.writeHead(200, { 'content-type': 'text/xml' }).end(assumed('role')),
    );
    process.env['AWS_ENDPOINT_URL_STS'] = sts.origin;
    const env = { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey };
    const source = await defaultCredentials(
      options({ env, roleArn: role, externalId: 'from-them', roleSessionName: 'nightly-run' }),
    );
    expect(await source.identity()).toMatchObject({ accessKeyId: 'FAKEASSUMEDKEYID0000', sessionToken: 'role' });
    const form = new URLSearchParams(sts.received[0]?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      RoleArn: role,
      ExternalId: 'from-them',
      RoleSessionName: 'nightly-run',
    });
  });

  it('that trusts somebody else is told in the words of STS', async () => {
    const refusal =
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not allowed to assume</Message></Error></ErrorResponse>';
    const sts = await server((response) => response.writeHead(403, { 'content-type': 'text/xml' }).end(refusal));
    process.env['AWS_ENDPOINT_URL_STS'] = sts.origin;
    const env = { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey };
    const source = await defaultCredentials(options({ env, roleArn: role }));
    await expect(source.identity()).rejects.toMatchObject({
      message: expect.stringMatching(/--role-arn.*not allowed to assume/),
      exitCode: 1,
    });
  });

  it('of a profile that wants an MFA code asks for it, once', async () => {
    const sts = await server((response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(assumed('mfa')));
    process.env['AWS_ENDPOINT_URL_STS'] = sts.origin;
    process.env['AWS_ACCESS_KEY_ID'] = keys.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = keys.secretAccessKey;
    const serial = 'arn:aws:iam::123456789012:mfa/anna';
    configured([
      '[profile admin]',
      `role_arn = ${role}`,
      'credential_source = Environment',
      `mfa_serial = ${serial}`,
      'region = us-east-1',
    ]);
    const asked: string[] = [];
    const mfaCode = (of: string): Promise<string> => Promise.resolve(String(asked.push(of)).padStart(6, '0'));
    const source = await defaultCredentials(options({ profile: 'admin', mfaCode }));
    expect(await source.identity()).toMatchObject({ sessionToken: 'mfa' });
    await source.identity();
    expect(asked).toEqual([serial]);
    expect(new URLSearchParams(sts.received[0]?.body).get('TokenCode')).toBe('000001');
  });
});

import { describe, expect, it } from 'vitest';
import { configOf, userErrorOf } from './sample.ts';

const role = 'arn:aws:iam::123456789012:role/nightly';
const key = { AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-example' };

describe('--auth', () => {
  it('left out, signs, unless the environment has an API key', () => {
    expect(configOf()).toMatchObject({ auth: 'sigv4' });
    expect(configOf({ env: key })).toMatchObject({ auth: 'api-key', bearerToken: key.AWS_BEARER_TOKEN_BEDROCK });
  });

  it('sigv4 leaves the key of the environment alone, and says so', () => {
    const config = configOf({ flags: { auth: ['sigv4'] }, env: key });
    expect(config).toMatchObject({
      auth: 'sigv4',
      notes: [expect.stringMatching(/AWS_BEARER_TOKEN_BEDROCK is not used: --auth/)],
    });
    expect(config).not.toHaveProperty('bearerToken');
  });

  it('api-key takes the key of the environment, else means one made from the credentials', () => {
    expect(configOf({ flags: { auth: ['api-key'] }, env: key })).toMatchObject({
      auth: 'api-key',
      bearerToken: 'bedrock-api-key-example',
    });
    const made = configOf({ flags: { auth: ['api-key'] } });
    expect(made.auth).toBe('api-key');
    expect(made).not.toHaveProperty('bearerToken');
  });

  it('api-key with a named profile makes keys of that profile', () => {
    const config = configOf({ flags: { auth: ['api-key'], profile: ['nightly'] }, env: key });
    expect(config).toMatchObject({ auth: 'api-key', profile: 'nightly' });
    expect(config).not.toHaveProperty('bearerToken');
  });
});

describe('a role', () => {
  it('has its external id and the name of its session', () => {
    const flags = { 'role-arn': [role], 'external-id': ['from-them'], 'role-session-name': ['night'] };
    expect(configOf({ flags })).toMatchObject({ roleArn: role, externalId: 'from-them', roleSessionName: 'night' });
    expect(configOf({ flags: { 'role-arn': [role] } })).toMatchObject({ roleSessionName: 'bedrock-matrix' });
  });

  it('is what an external id goes with', () => {
    const { exitCode, message } = userErrorOf(() => configOf({ flags: { 'external-id': ['from-them'] } }));
    expect({ exitCode, message }).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/--external-id goes with --role-arn/),
    });
  });

  it('has a session name that STS takes', () => {
    const name = userErrorOf(() => configOf({ flags: { 'role-arn': [role], 'role-session-name': ['my run'] } }));
    expect(name.message).toMatch(/--role-session-name/);
  });
});

describe('STS', () => {
  it('is where AWS_ENDPOINT_URL_STS says, else where AWS_ENDPOINT_URL does, else where AWS has it', () => {
    const all = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    expect(configOf({ env: { ...all, AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:2' } }).stsOrigin).toBe(
      'http://127.0.0.1:2',
    );
    expect(configOf({ env: all }).stsOrigin).toBe('http://127.0.0.1:1');
    expect(configOf()).not.toHaveProperty('stsOrigin');
    expect(configOf({ env: { ...all, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' } })).not.toHaveProperty('stsOrigin');
  });
});

describe('the budget', () => {
  it('is in dollars, with or without the sign, and in calls', () => {
    expect(configOf({ flags: { 'max-cost': ['$0.50'], 'max-calls': ['20'] } })).toMatchObject({
      maxCost: 0.5,
      maxCalls: 20,
    });
    expect(configOf()).not.toHaveProperty('maxCost');
    expect(configOf()).not.toHaveProperty('maxCalls');
  });

  it.each(['0', '-1', 'cheap', '1 USD'])('of "%s" is refused', (word) => {
    expect(userErrorOf(() => configOf({ flags: { 'max-cost': [word] } }))).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/--max-cost/),
    });
  });

  it('accepts no agreement unless it is told to', () => {
    expect(configOf().acceptAgreements).toBe(false);
    expect(configOf({ flags: { 'accept-agreements': ['true'] } }).acceptAgreements).toBe(true);
  });
});

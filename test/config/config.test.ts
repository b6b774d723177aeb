import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { apiNames } from '../../src/api-names.ts';
import { unreadVariables } from '../../src/config/unread-variables.ts';
import { configOf, cwd, userErrorOf, type Situation } from './sample.ts';

describe('where a setting comes from', () => {
  it('takes the defaults when nothing is given', () => {
    expect(configOf()).toMatchObject({
      outputs: [{ path: join(cwd, 'bedrock_compatibility_matrix.csv'), format: 'csv' }],
      errorLog: join(cwd, 'bedrock_errors.log'),
      evidence: join(cwd, 'bedrock_evidence.ndjson'),
      resume: false,
      regions: ['us-east-1'],
      regionSource: 'default',
      apis: ['invoke', 'converse', 'chat-completions', 'responses', 'messages'],
      models: [],
      exclude: [],
      providers: [],
      profileTypes: ['in-region', 'regional-cross-region', 'global-cross-region'],
      services: ['bedrock-runtime', 'bedrock-mantle'],
      concurrency: 16,
      modelConcurrency: 2,
      timeoutMs: 30_000,
      retries: 4,
      endpoints: {},
      details: false,
      bom: false,
      demo: false,
      dryRun: false,
      notes: [],
    });
    expect(configOf()).not.toHaveProperty('limit');
    expect(configOf()).not.toHaveProperty('bearerToken');
  });

  it('reads the environment where no option is given, and the option where both are', () => {
    const env = { BEDROCK_MATRIX_LIMIT: '7', BEDROCK_MATRIX_API: 'converse, invoke', BEDROCK_MATRIX_DETAILS: 'yes' };
    expect(configOf({ env })).toMatchObject({ limit: 7, apis: ['invoke', 'converse'], details: true });
    expect(configOf({ env, flags: { limit: ['3'], api: ['messages'] } })).toMatchObject({
      limit: 3,
      apis: ['messages'],
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(configOf({ env: { BEDROCK_MATRIX_LIMIT: '', BEDROCK_MATRIX_REGION: ' ' } })).toMatchObject({
      regions: ['us-east-1'],
    });
  });

  it('counts the last of an option given twice', () => {
    expect(configOf({ flags: { limit: ['3', '9'] } }).limit).toBe(9);
  });

  it('joins lists that are repeated and lists with commas', () => {
    const flags = { region: ['us-east-1,eu-west-1', 'us-east-1'], model: ['*claude*', 'amazon.*'] };
    expect(configOf({ flags })).toMatchObject({
      regions: ['us-east-1', 'eu-west-1'],
      models: ['*claude*', 'amazon.*'],
    });
  });

  it('gives an object that nobody can change', () => {
    expect(Object.isFrozen(configOf())).toBe(true);
  });

  it('points out a variable with a slip in its name', () => {
    expect(unreadVariables({ BEDROCK_MATRIX_LIMTI: '5' })).toEqual([
      'BEDROCK_MATRIX_LIMTI is not read; did you mean BEDROCK_MATRIX_LIMIT?',
    ]);
  });
});

describe('a value that cannot be meant', () => {
  const slips: [option: string, value: string, hint: RegExp][] = [
    ['limit', '0', /digits/],
    ['limit', 'ten', /digits/],
    ['limit', '', /leave the option out/],
    ['concurrency', '513', /digits/],
    ['concurrency', '1e2', /digits/],
    ['model-concurrency', '-1', /digits/],
    ['retries', '21', /digits/],
    ['timeout', '0', /for example 30 or 2\.5/],
    ['timeout', '30s', /for example 30 or 2\.5/],
    ['timeout', '3601', /for example 30 or 2\.5/],
    ['region', 'us-esat-1', /us-east-1/],
    ['region', 'frankfurt', /eu-central-1/],
    ['region', 'us-east-1a', /us-east-1/],
    ['region', ',', /commas/],
    ['api', 'convers', /Did you mean converse/],
    ['api', 'chat', /chat-completions/],
    ['profile-type', 'global', /global-cross-region/],
    ['service', 'mantle', /bedrock-mantle/],
    ['format', 'cvs', /csv/],
    ['output', 'matrix.pdf', /\.csv, .*--format/],
    ['output', '--format', /leave the option out/],
    ['role-arn', 'admin', /arn:aws:iam::123456789012:role/],
    ['endpoint-url', 'localhost:4566', /https:\/\//],
    ['endpoint-url', 'https://bedrock.example.com/openai/v1', /Write https:\/\/bedrock\.example\.com;/],
  ];

  it.each(slips)('--%s %j is refused by name, with what to write instead', (option, value, hint) => {
    const error = userErrorOf(() => configOf({ flags: { [option]: [value] } }));
    expect(error.message).toContain(`--${option}`);
    expect(error.fix).toMatch(hint);
    expect(error.exitCode).toBe(2);
  });

  it.each(slips.filter(([, value]) => value !== '' && !value.startsWith('--')))(
    'the variable for %s set to %j is refused by its own name',
    (option, value) => {
      const name = `BEDROCK_MATRIX_${option.toUpperCase().replaceAll('-', '_')}`;
      expect(userErrorOf(() => configOf({ env: { [name]: value } })).message).toContain(name);
    },
  );

  it.each(['resume', 'details', 'bom', 'demo', 'dry-run', 'quiet', 'verbose', 'no-color', 'no-progress'])(
    'the switch %s in the environment takes true or false only',
    (option) => {
      const name = `BEDROCK_MATRIX_${option.toUpperCase().replaceAll('-', '_')}`;
      expect(userErrorOf(() => configOf({ env: { [name]: 'maybe' } })).message).toContain(name);
      expect(() => configOf({ env: { [name]: 'off' } })).not.toThrow();
    },
  );

  it('takes both ends of every range', () => {
    const least = { limit: ['1'], concurrency: ['1'], 'model-concurrency': ['1'], retries: ['0'], timeout: ['.001'] };
    const most = { concurrency: ['512'], 'model-concurrency': ['512'], retries: ['20'], timeout: ['3600'] };
    expect(configOf({ flags: least })).toMatchObject({
      limit: 1,
      concurrency: 1,
      modelConcurrency: 1,
      retries: 0,
      timeoutMs: 1,
    });
    expect(configOf({ flags: most })).toMatchObject({
      concurrency: 512,
      modelConcurrency: 512,
      retries: 20,
      timeoutMs: 3_600_000,
    });
    expect(configOf({ flags: { timeout: ['2.5'] } }).timeoutMs).toBe(2500);
  });
});

describe('APIs', () => {
  it('come in the order of the reports, whatever the order asked for, and each once', () => {
    expect(configOf({ flags: { api: ['messages,Converse-Stream', 'invoke,messages'] } }).apis).toEqual([
      'invoke',
      'messages',
      'converse-stream',
    ]);
  });

  it('all is every one, the streaming twins and count-tokens too, but no async-invoke without a bucket', () => {
    expect(configOf({ flags: { api: ['all'] } }).apis).toEqual(apiNames.filter((name) => name !== 'async-invoke'));
  });
});

describe('the demo', () => {
  const demo = { demo: ['true'] };

  it('writes files with names of their own', () => {
    expect(configOf({ flags: demo })).toMatchObject({
      demo: true,
      outputs: [{ path: join(cwd, 'bedrock_compatibility_matrix.demo.csv'), format: 'csv' }],
      errorLog: join(cwd, 'bedrock_errors.demo.log'),
      evidence: join(cwd, 'bedrock_evidence.demo.ndjson'),
    });
  });

  it('keeps the names that were asked for, by option or variable', () => {
    const config = configOf({
      flags: { ...demo, output: ['m.json'] },
      env: { BEDROCK_MATRIX_ERROR_LOG: 'bedrock_errors.log' },
    });
    expect(config.outputs).toEqual([{ path: join(cwd, 'm.json'), format: 'json' }]);
    expect(config.errorLog).toBe(join(cwd, 'bedrock_errors.log'));
    expect(config.evidence).toBe(join(cwd, 'bedrock_evidence.demo.ndjson'));
  });

  it('knows nothing of the account, endpoints and proxies of the machine', () => {
    const env = {
      AWS_ENDPOINT_URL: 'not even a URL',
      BEDROCK_MATRIX_ENDPOINT_URL: 'nor this',
      AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-example',
      BEDROCK_MATRIX_PROFILE: 'production',
      HTTP_PROXY: 'http://proxy.example.com:3128',
      AWS_CA_BUNDLE: 'corporate.pem',
    };
    const config = configOf({ flags: demo, env });
    expect(config).toMatchObject({ endpoints: {}, proxies: {}, caBundle: [], notes: [] });
    expect(config).not.toHaveProperty('bearerToken');
    expect(config).not.toHaveProperty('profile');
  });

  it.each(['endpoint-url', 'profile', 'role-arn'])('refuses --%s beside it, instead of passing over it', (option) => {
    const error = userErrorOf(() => configOf({ flags: { ...demo, [option]: ['x'] } }));
    expect(error.message).toContain('--demo');
    expect(error.message).toContain(`--${option}`);
  });
});

describe('the Bedrock API key', () => {
  const env = { AWS_BEARER_TOKEN_BEDROCK: ' bedrock-api-key-example ' };

  it('is used when nothing else is asked for', () => {
    expect(configOf({ env })).toMatchObject({ bearerToken: 'bedrock-api-key-example', notes: [] });
  });

  it.each(['', '  '])('is no key when the variable is %j', (value) => {
    const config = configOf({ env: { AWS_BEARER_TOKEN_BEDROCK: value } });
    expect(config).not.toHaveProperty('bearerToken');
    expect(config.notes).toEqual([expect.stringContaining('AWS_BEARER_TOKEN_BEDROCK')]);
  });

  it.each<[string, Situation]>([
    ['--profile', { flags: { profile: ['work'] } }],
    ['--role-arn', { flags: { 'role-arn': ['arn:aws:iam::123456789012:role/probe'] } }],
    ['BEDROCK_MATRIX_PROFILE', { env: { BEDROCK_MATRIX_PROFILE: 'work' } }],
  ])('gives way to %s, and says so without showing the key', (source, situation) => {
    const config = configOf({ flags: situation.flags ?? {}, env: { ...env, ...situation.env } });
    expect(config).not.toHaveProperty('bearerToken');
    expect(config.notes).toEqual([`AWS_BEARER_TOKEN_BEDROCK is not used: ${source} wins over it.`]);
  });
});

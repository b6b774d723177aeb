import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mantleRegions, runtimeRegions } from '../../src/config/regions.ts';
import { configOf, userErrorOf } from './sample.ts';

describe('the Regions of a run', () => {
  it('all is every commercial Region, GovCloud only by name', () => {
    expect(configOf({ flags: { region: ['all'] } }).regions).toEqual(runtimeRegions);
    expect(runtimeRegions.filter((region) => region.startsWith('us-gov'))).toEqual([]);
    expect(configOf({ flags: { region: ['US-GOV-WEST-1'] } }).regions).toEqual(['us-gov-west-1']);
    expect(configOf({ flags: { region: ['all,us-gov-west-1'] } }).regions).toHaveLength(runtimeRegions.length + 1);
  });

  it('all is the Regions of bedrock-mantle when only that is tested', () => {
    const regions = configOf({ flags: { region: ['all'], service: ['bedrock-mantle'] } }).regions;
    expect(regions).toHaveLength(mantleRegions.length - 2);
    expect(mantleRegions).toEqual(expect.arrayContaining(regions));
  });

  it('come from the option, then its variable, then those of AWS', () => {
    const env = { AWS_DEFAULT_REGION: 'eu-west-3' };
    expect(configOf({ env })).toMatchObject({ regions: ['eu-west-3'], regionSource: 'AWS_DEFAULT_REGION' });
    const more = { ...env, AWS_REGION: 'eu-west-2' };
    expect(configOf({ env: more })).toMatchObject({ regions: ['eu-west-2'], regionSource: 'AWS_REGION' });
    const most = { ...more, BEDROCK_MATRIX_REGION: 'eu-west-1,us-west-2' };
    expect(configOf({ env: most })).toMatchObject({
      regions: ['eu-west-1', 'us-west-2'],
      regionSource: 'BEDROCK_MATRIX_REGION',
    });
    expect(configOf({ env: most, flags: { region: ['sa-east-1'] } })).toMatchObject({
      regions: ['sa-east-1'],
      regionSource: '--region',
    });
  });

  it('a Region that is not known is refused with the nearest, by the name of what set it', () => {
    const typed = userErrorOf(() => configOf({ flags: { region: ['eu-wset-1'] } }));
    expect(typed.message).toContain('--region');
    expect(typed.fix).toContain('eu-west-1');
    expect(userErrorOf(() => configOf({ env: { AWS_REGION: 'cn-north-1' } })).message).toContain('AWS_REGION');
    expect(userErrorOf(() => configOf({ env: { AWS_REGION: 'somewhere' } })).message).toContain('AWS_REGION');
  });

  it('a new Region can be tested where its endpoint is named', () => {
    const flags = { region: ['eu-north-9'], 'endpoint-url': ['https://bedrock.example.com'] };
    expect(configOf({ flags }).regions).toEqual(['eu-north-9']);
  });
});

describe("the profile's Region", () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'profile-region-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const config = `
# region = us-west-1
[default]
region = eu-central-1 ; where we are
[profile "work"]
s3 =
  region = us-west-2
  max_concurrent_requests = 10
output = json
region=ap-south-1
[profile bare]
output = json
[sso-session other]
region = us-east-2
`;

  function files(credentials = ''): Record<string, string> {
    const env = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') };
    writeFileSync(env.AWS_CONFIG_FILE, config);
    writeFileSync(env.AWS_SHARED_CREDENTIALS_FILE, credentials);
    return env;
  }

  it('is that of --profile, of AWS_PROFILE, or of the default profile', () => {
    const env = files();
    expect(configOf({ env })).toMatchObject({ regions: ['eu-central-1'], regionSource: 'the profile "default"' });
    expect(configOf({ env: { ...env, AWS_PROFILE: 'work' } }).regions).toEqual(['ap-south-1']);
    expect(configOf({ env, flags: { profile: ['work'] } })).toMatchObject({ regions: ['ap-south-1'], profile: 'work' });
  });

  it('is that of the credentials file where both have one, as in the AWS SDK', () => {
    expect(configOf({ env: files('[work]\nregion = eu-west-2\n'), flags: { profile: ['work'] } }).regions).toEqual([
      'eu-west-2',
    ]);
  });

  it('is us-east-1 when the profile names none or does not exist', () => {
    const env = files();
    expect(configOf({ env, flags: { profile: ['bare'] } })).toMatchObject({
      regions: ['us-east-1'],
      regionSource: 'default',
    });
    expect(configOf({ env, flags: { profile: ['other'] } }).regions).toEqual(['us-east-1']);
  });

  it('gives way to AWS_REGION', () => {
    expect(configOf({ env: { ...files(), AWS_REGION: 'sa-east-1' } }).regions).toEqual(['sa-east-1']);
  });
});

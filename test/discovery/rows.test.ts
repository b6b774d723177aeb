import { describe, expect, it } from 'vitest';
import { profileTypeOf, rowsOf } from '../../src/discovery/rows.ts';
import type { FoundationModel } from '../../src/discovery/source.ts';

const arn = (region: string, id: string): string => `arn:aws:bedrock:${region}::foundation-model/${id}`;

const model = (id: string, more: Partial<FoundationModel> = {}): FoundationModel => ({
  id,
  provider: 'Acme',
  input: ['TEXT'],
  output: ['TEXT'],
  claims: {},
  details: {},
  ...more,
});

describe('the type of a profile', () => {
  it.each([
    ['us.a.b', ['us-east-1', 'us-west-2'], 'regional-cross-region'],
    ['mars.a.b', ['us-east-1', 'eu-west-1'], 'regional-cross-region'],
    ['us.a.b', ['us-east-1'], 'in-region'],
    ['us.a.b', ['us-west-2', 'us-west-2'], 'in-region'],
    ['global.a.b', ['us-east-1'], 'global-cross-region'],
    ['anything.a.b', ['us-east-1', ''], 'global-cross-region'],
  ] as const)('of %s over %j is %s', (id, regions, type) => {
    expect(profileTypeOf({ id, modelArns: regions.map((region) => arn(region, 'a.b')) })).toBe(type);
  });
});

describe('rows', () => {
  it('join a profile to the models that its ARNs name, with what the listing says of them', () => {
    const rows = rowsOf('us-east-1', {
      models: [model('a.b', { output: ['IMAGE'], claims: { lifecycle: 'LEGACY' } })],
      profiles: [{ id: 'us.something-else', modelArns: [arn('us-east-1', 'a.b'), arn('us-west-2', 'a.b')] }],
      mantle: [],
    });
    expect(rows[1]).toEqual({
      region: 'us-east-1',
      endpoint: 'bedrock-runtime',
      model: 'a.b',
      profileType: 'regional-cross-region',
      profile: 'us.something-else',
      provider: 'Acme',
      input: ['TEXT'],
      output: ['IMAGE'],
      destinations: ['us-east-1', 'us-west-2'],
      claims: { lifecycle: 'LEGACY' },
    });
  });

  it('keep a profile whose model is not listed in the Region', () => {
    const rows = rowsOf('us-east-1', {
      models: [],
      profiles: [{ id: 'us.a.b', modelArns: [arn('us-west-2', 'a.b')] }],
      mantle: [],
    });
    expect(rows).toMatchObject([{ model: 'a.b', profile: 'us.a.b', provider: 'a', input: [], output: [] }]);
  });

  it('of what two pages of a listing both hold are there once', () => {
    const profile = { id: 'us.a.b', modelArns: [arn('us-east-1', 'a.b'), arn('us-west-2', 'a.b')] };
    const mantle = { id: 'a.b', claims: {} };
    const rows = rowsOf('us-east-1', {
      models: [model('a.b'), model('a.b')],
      profiles: [profile, profile],
      mantle: [mantle, mantle],
    });
    expect(rows.map(({ endpoint, profile: id }) => [endpoint, id])).toEqual([
      ['bedrock-runtime', undefined],
      ['bedrock-runtime', 'us.a.b'],
      ['bedrock-mantle', undefined],
    ]);
  });

  it('of a profile over two models are two', () => {
    const profiles = [{ id: 'us.route', modelArns: [arn('us-east-1', 'a.b'), arn('us-east-1', 'a.c')] }];
    expect(rowsOf('us-east-1', { models: [], profiles, mantle: [] }).map((row) => row.model)).toEqual(['a.b', 'a.c']);
  });

  it('list a model once that is listed twice', () => {
    expect(rowsOf('us-east-1', { models: [model('a.b'), model('a.b')], profiles: [], mantle: [] })).toHaveLength(1);
  });

  it('list a mantle model once that is listed twice', () => {
    const mantle = [
      { id: 'a.z', claims: {} },
      { id: 'a.z', claims: {} },
    ];
    expect(rowsOf('us-east-1', { models: [], profiles: [], mantle })).toHaveLength(1);
  });

  it('of mantle models carry the provider name that the other listing has for the same maker', () => {
    const rows = rowsOf('us-east-1', {
      models: [model('a.b')],
      profiles: [],
      mantle: [
        { id: 'a.z', claims: {} },
        { id: 'q.z', claims: {} },
      ],
    });
    expect(rows.slice(1)).toMatchObject([
      { endpoint: 'bedrock-mantle', model: 'a.z', provider: 'Acme' },
      { endpoint: 'bedrock-mantle', model: 'q.z', provider: 'q' },
    ]);
  });
});

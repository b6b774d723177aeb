import { describe, expect, it } from 'vitest';

import { openCatalogue } from '../../src/simulator/catalogue.ts';
import { serves } from '../../src/simulator/serving.ts';

describe('the built-in catalogue', () => {
  const catalogue = openCatalogue({});

  it('gives every profile the ARNs of its model, in the Regions it routes to', () => {
    for (const region of ['us-east-1', 'eu-central-1', 'ap-northeast-1', 'ap-south-1', 'ca-central-1']) {
      const { systemProfiles, offers } = catalogue(region);
      expect(systemProfiles.length).toBeGreaterThan(0);
      for (const profile of systemProfiles) {
        expect(profile.modelArns.every((arn) => arn.endsWith(`/${profile.model.id}`))).toBe(true);
        expect(profile.id).toMatch(/^(us|eu|apac|jp|au|ca|in|global)\./);
        expect(offers.has(profile.model.id)).toBe(true);
      }
    }
  });

  it('offers no base id on demand where a profile is required', () => {
    const { offers } = catalogue('us-east-1');
    const onDemand = (id: string): boolean | undefined => offers.get(id)?.onDemand;
    expect(onDemand('openai.gpt-5.6-sol')).toBe(false);
    expect(onDemand('twelvelabs.pegasus-1-2-v1:0')).toBe(false);
    expect(onDemand('anthropic.claude-opus-4-8')).toBe(false);
    expect(onDemand('amazon.nova-pro-v1:0')).toBe(true);
  });

  it.each([
    ['anthropic.claude-3-haiku-20240307-v1:0', 'invoke converse'],
    ['amazon.rerank-v1:0', 'invoke'],
    ['amazon.nova-2-sonic-v1:0', ''],
    ['luma.ray-v2:0', ''],
    ['openai.gpt-5.6-luna', 'converse chat-completions responses'],
    ['openai.gpt-oss-120b-1:0', 'invoke converse chat-completions'],
    ['mistral.mistral-large-2407-v1:0', 'invoke converse'],
  ])('says what %s answers on the runtime', (id, apis) => {
    expect(
      catalogue('us-west-2').offers.get(id)?.model.runtime.apis ??
        catalogue('us-east-1').offers.get(id)?.model.runtime.apis,
    ).toBe(apis);
  });

  it('serves something for every model that mantle lists, under the base path of its family', () => {
    for (const model of catalogue('us-east-1').mantle.values()) {
      expect(['/v1', '/openai/v1', '/anthropic/v1']).toContain(model.mantle.prefix);
      expect(model.mantle.apis).not.toBe('');
      expect(serves(model.mantle, 'messages')).toBe(model.id.startsWith('anthropic.'));
    }
  });
});

it('a hand-made catalogue needs an id and where it is offered', () => {
  const catalogue = openCatalogue({
    catalogue: {
      models: [
        {
          id: 'a.text',
          offers: { 'ON_DEMAND US': 'us-east-1 us-west-2' },
          destinations: { US: { 'us-east-1': 'us-east-1 us-west-2' } },
        },
        { id: 'a.image', output: ['IMAGE'], offers: { ON_DEMAND: 'us-east-1' } },
        { id: 'anthropic.new', mantle: 'us-east-1' },
        { id: 'xai.new', mantle: 'us-east-1', serves: { mantle: { apis: 'responses', prefix: '/openai/v1' } } },
      ],
    },
  });
  const { offers, systemProfiles, mantle } = catalogue('us-east-1');
  expect([...offers.keys()]).toStrictEqual(['a.text', 'a.image']);
  expect(offers.get('a.image')?.model.runtime.apis).toBe('invoke');
  expect(systemProfiles.map(({ id, modelArns }) => [id, modelArns.length])).toStrictEqual([['us.a.text', 2]]);
  expect([...mantle.values()].map((model) => model.mantle.apis)).toStrictEqual(['messages', 'responses']);
  expect(catalogue('us-west-2').systemProfiles[0]?.modelArns).toStrictEqual([
    'arn:aws:bedrock:us-west-2::foundation-model/a.text',
  ]);
});

import { expect, it } from 'vitest';
import { buildCatalogue } from '../../src/catalogue/build-catalogue.ts';
import { compareCatalogues } from '../../src/catalogue/compare.ts';
import type { Catalogue } from '../../src/catalogue/record.ts';
import type { RegionFindings } from '../../src/discovery/gather.ts';

interface Told {
  models?: string[];
  mantle?: string[];
  quota?: number;
  /** Sources that failed. */
  missing?: RegionFindings['sources'][number]['source'][];
}

const sourceNames = [
  'foundation-models',
  'inference-profiles',
  'mantle-models',
  'service-quotas',
  'price-list',
] as const;

function region(name: string, { models = [], mantle = [], quota = 100, missing = [] }: Told): RegionFindings {
  return {
    region: name,
    models: models.map((id) => ({
      id,
      provider: 'Amazon',
      input: ['TEXT'],
      output: ['TEXT'],
      claims: { inferenceTypes: ['ON_DEMAND'] },
      details: { name: 'Nova Lite' },
    })),
    mantle: mantle.map((id) => ({ id, claims: {} })),
    profiles: [],
    prices: [],
    availability: [],
    quotas: [
      {
        code: 'L-1',
        name: 'On-demand model inference tokens per minute for Amazon Nova Lite',
        value: quota,
        adjustable: false,
      },
    ],
    sources: sourceNames.map((source) => ({ source, region: name, ok: !missing.includes(source), count: 1 })),
  };
}

function catalogue(findings: RegionFindings[], models: string[] = []): Catalogue {
  return buildCatalogue({
    tool: 'test',
    now: '2026-11-20T00:00:00.000Z',
    simulated: false,
    findings,
    run: undefined,
    firstSeen: new Map(),
    filters: { models, exclude: [], providers: [] },
    knownModel: () => undefined,
    packageName: 'a package',
  });
}

const lite = 'amazon.nova-lite-v1:0';

it('a model of a Region that was not asked before is not new', () => {
  const before = catalogue([region('us-east-1', { models: [lite] })]);
  const after = catalogue([
    region('us-east-1', { models: [lite] }),
    region('eu-west-1', { models: ['amazon.nova-pro-v1:0'] }),
  ]);
  expect(compareCatalogues(before, after)).toMatchObject({ added: [], gone: [], changed: [] });
});

it('a model is not gone because its listing failed', () => {
  const before = catalogue([region('us-east-1', { models: [lite], mantle: ['openai.gpt-5.5'] })]);
  const after = catalogue([region('us-east-1', { mantle: ['openai.gpt-5.5'], missing: ['foundation-models'] })]);
  expect(compareCatalogues(before, after)).toMatchObject({ added: [], gone: [] });
});

it('a model is not gone because this catalogue is of other models', () => {
  const before = catalogue([region('us-east-1', { models: [lite, 'amazon.nova-pro-v1:0'] })]);
  const after = catalogue([region('us-east-1', { models: [lite, 'amazon.nova-pro-v1:0'] })], ['*lite*']);
  expect(compareCatalogues(before, after)).toMatchObject({ added: [], gone: [] });
  expect(compareCatalogues(after, before)).toMatchObject({ added: [], gone: [] });
});

it('a quota that was raised is a change, one that could not be read is none', () => {
  const before = catalogue([region('us-east-1', { models: [lite] })]);
  const raised = catalogue([region('us-east-1', { models: [lite], quota: 900 })]);
  const unread = catalogue([region('us-east-1', { models: [lite], quota: 900, missing: ['service-quotas'] })]);
  expect(compareCatalogues(before, raised).changed).toEqual([
    {
      id: lite,
      changes: ['On-demand model inference tokens per minute for Amazon Nova Lite in us-east-1: 100 -> 900'],
    },
  ]);
  expect(compareCatalogues(before, unread).changed).toEqual([]);
});

it('a model that left one of its Regions has changed, one that left all is gone', () => {
  const both = catalogue([region('us-east-1', { models: [lite] }), region('eu-west-1', { models: [lite] })]);
  const one = catalogue([region('us-east-1', { models: [lite] }), region('eu-west-1', {})]);
  const none = catalogue([region('us-east-1', {}), region('eu-west-1', {})]);
  expect(compareCatalogues(both, one).changed).toEqual([{ id: lite, changes: ['in-Region: -eu-west-1'] }]);
  expect(compareCatalogues(both, none).gone).toEqual([lite]);
});

it('what Regions say together is not compared when other Regions were asked', () => {
  const global = region('eu-west-1', { models: [lite] });
  global.models = global.models.map((model) => ({ ...model, claims: { inferenceTypes: ['INFERENCE_PROFILE'] } }));
  const wide = catalogue([region('us-east-1', { models: [lite] }), global]);
  const narrow = catalogue([region('us-east-1', { models: [lite] })]);
  expect(compareCatalogues(wide, narrow).changed).toEqual([]);
  expect(compareCatalogues(narrow, wide).changed).toEqual([]);
});

it('a model has not left a Region because that Region could not be listed', () => {
  const both = catalogue([region('us-east-1', { models: [lite] }), region('eu-west-1', { models: [lite] })]);
  const incomplete = catalogue([
    region('us-east-1', { models: [lite] }),
    region('eu-west-1', { missing: ['foundation-models'] }),
  ]);
  expect(compareCatalogues(both, incomplete)).toMatchObject({ gone: [], changed: [] });
});

import { assert, boolean, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitModels } from '../../src/plan/limit.ts';
import { sortRows } from '../../src/plan/rows.ts';
import type { Row } from '../../src/types.ts';
import { mantleRow, profileRow, row } from './rows.ts';

const modelKey = ({ region, endpoint, model }: Row): string => `${region} ${endpoint} ${model}`;
const models = (rows: readonly Row[]): string[] => [...new Set(rows.map(modelKey))];

const anyRow = record({
  region: constantFrom('us-east-1', 'eu-west-1'),
  mantle: boolean(),
  provider: constantFrom('a', 'b', 'c'),
  name: integer({ min: 0, max: 6 }),
  profile: boolean(),
}).map(({ region, mantle, provider, name, profile }) => {
  const model = `${provider}.m${name}`;
  if (mantle) return mantleRow(model, { region });
  return profile ? profileRow(`us.${model}`, model, { region }) : row(model, { region });
});
const anyRows = uniqueArray(anyRow, { maxLength: 60, selector: (one) => modelKey(one) + (one.profile ?? '') }).map(
  sortRows,
);

describe('the fair limit', () => {
  it('goes round the endpoints, and within each round the providers', () => {
    const rows = sortRows([
      ...['a.m', 'a.n', 'a.o', 'b.m'].map((id) => row(id)),
      ...['x.m', 'x.n', 'y.m'].map((id) => mantleRow(id)),
    ]);
    expect(models(limitModels(rows, 4)).toSorted()).toEqual([
      'us-east-1 bedrock-mantle x.m',
      'us-east-1 bedrock-mantle y.m',
      'us-east-1 bedrock-runtime a.m',
      'us-east-1 bedrock-runtime b.m',
    ]);
  });

  describe('takes first what a person would try first', () => {
    const first = (rows: readonly Row[]): string | undefined => limitModels(sortRows([...rows]), 1)[0]?.model;
    const active = { lifecycle: 'ACTIVE', inferenceTypes: ['ON_DEMAND'] };

    it.each<[why: string, better: Row, worse: Row]>([
      ['active', row('b.m', { claims: active }), row('a.m', { claims: { ...active, lifecycle: 'LEGACY' } })],
      ['on demand', row('b.m', { claims: active }), row('a.m', { claims: { inferenceTypes: ['PROVISIONED'] } })],
      ['text', row('b.m', { claims: active }), row('a.m', { claims: active, output: ['IMAGE'] })],
      ['text', row('b.m', { claims: active }), row('a.rerank', { claims: active })],
      [
        'newest, as listed',
        row('b.m', { claims: { ...active, startOfLife: '2026-03-01T00:00:00Z' } }),
        row('a.m', { claims: { ...active, startOfLife: '2024-03-01T00:00:00Z' } }),
      ],
      ['the later version', row('a.claude-opus-4-8'), row('a.claude-opus-4-20250514-v1:0')],
      ['the later version', row('a.claude-haiku-4-5-20251001-v1:0'), row('a.claude-3-haiku-20240307-v1:0')],
      ['the later version', row('a.nova-2-lite-v1:0'), row('a.nova-lite-v1:0')],
      ['the later version', row('a.gpt-5.6-sol'), row('a.gpt-5.5-2026-04-23')],
      ['the later version', row('a.gpt-5.4'), row('a.gpt-oss-120b')],
      ['the later version', row('a.llama4-scout-17b-instruct-v1:0'), row('a.llama3-3-70b-instruct-v1:0')],
      [
        'available',
        mantleRow('b.m', { claims: { status: 'available' } }),
        mantleRow('a.m', { claims: { status: 'unavailable' } }),
      ],
    ])('%s: %s', (_, better, worse) => {
      expect(first([worse, better])).toBe(better.model);
    });

    it('a model that is called through a profile is as callable as one on demand', () => {
      const claims = { lifecycle: 'ACTIVE', inferenceTypes: ['INFERENCE_PROFILE'] };
      const rows = [row('a.m', { claims }), profileRow('us.a.m', 'a.m', { claims }), row('b.m', { claims: active })];
      expect(first(rows)).toBe('a.m');
    });

    it('the same in whichever order the listings come', () => {
      assert(
        property(anyRows, integer({ min: 1, max: 12 }), (rows, limit) => {
          expect(models(limitModels(rows.toReversed(), limit)).toSorted()).toEqual(
            models(limitModels(rows, limit)).toSorted(),
          );
        }),
      );
    });
  });

  it('keeps at most n models of each Region, and n where there are n', () => {
    assert(
      property(anyRows, integer({ min: 1, max: 12 }), (rows, limit) => {
        for (const region of ['us-east-1', 'eu-west-1']) {
          const listed = models(rows.filter((one) => one.region === region)).length;
          const kept = models(limitModels(rows, limit).filter((one) => one.region === region)).length;
          expect(kept).toBe(Math.min(limit, listed));
        }
      }),
    );
  });

  it('counts the models of a run that goes on, whatever is listed now', () => {
    assert(
      property(anyRows, anyRows, integer({ min: 1, max: 6 }), (before, now, limit) => {
        const earlier = limitModels(before, limit);
        const added = limitModels(now, limit, earlier);
        for (const region of ['us-east-1', 'eu-west-1']) {
          const kept = models([...earlier, ...added].filter((one) => one.region === region));
          expect(kept.length).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  it('of a larger number has all models of a smaller one', () => {
    assert(
      property(anyRows, integer({ min: 1, max: 10 }), (rows, limit) => {
        expect(models(limitModels(rows, limit + 1))).toEqual(expect.arrayContaining(models(limitModels(rows, limit))));
      }),
    );
  });

  it('keeps a model and its profiles together, in the order of the rows', () => {
    assert(
      property(anyRows, integer({ min: 1, max: 10 }), (rows, limit) => {
        const kept = new Set(models(limitModels(rows, limit)));
        expect(limitModels(rows, limit)).toEqual(rows.filter((one) => kept.has(modelKey(one))));
      }),
    );
  });

  it('is fair: no endpoint has two models more than another that has some left', () => {
    assert(
      property(anyRows, integer({ min: 1, max: 10 }), (rows, limit) => {
        const inRegion = rows.filter(({ region }) => region === 'us-east-1');
        const count = (some: readonly Row[], endpoint: string): number =>
          models(some.filter((one) => one.endpoint === endpoint)).length;
        const kept = limitModels(inRegion, limit);
        const [runtime, mantle] = [count(kept, 'bedrock-runtime'), count(kept, 'bedrock-mantle')];
        const runtimeLeft = runtime < count(inRegion, 'bedrock-runtime');
        const mantleLeft = mantle < count(inRegion, 'bedrock-mantle');
        expect({ starved: (runtimeLeft && mantle - runtime > 1) || (mantleLeft && runtime - mantle > 1) }).toEqual({
          starved: false,
        });
      }),
    );
  });
});

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
      ...['a.1', 'a.2', 'a.3', 'b.1'].map((id) => row(id)),
      ...['x.1', 'x.2', 'y.1'].map((id) => mantleRow(id)),
    ]);
    expect(models(limitModels(rows, 4)).toSorted()).toEqual([
      'us-east-1 bedrock-mantle x.1',
      'us-east-1 bedrock-mantle y.1',
      'us-east-1 bedrock-runtime a.1',
      'us-east-1 bedrock-runtime b.1',
    ]);
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

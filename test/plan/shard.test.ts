/** Cutting a plan into parts. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOfShard } from '../../src/plan/shard.ts';
import { shardsFor } from '../../src/plan/shards-for.ts';
import type { Row } from '../../src/types.ts';

function row(model: string, more: Partial<Row> = {}): Row {
  const endpoint = 'bedrock-runtime';
  return {
    region: 'us-east-1',
    endpoint,
    model,
    profileType: 'in-region',
    provider: 'x',
    input: [],
    output: [],
    ...more,
  };
}

/** Ids as they are: families whose names differ in a digit. */
const rows = Array.from({ length: 600 }, (_, at) => row(`vendor.model-${at % 60}-v${Math.floor(at / 60)}:0`));

function parts(all: readonly Row[], count: number): Row[][] {
  return Array.from({ length: count }, (_, at) => rowsOfShard(all, { index: at + 1, count }));
}

describe('the parts of a plan', () => {
  it('are the whole plan, each row in exactly one, in their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (models, count) => {
        const all = models.map((model) => row(model));
        const cut = parts(all, count);
        expect(cut.flat().length).toBe(all.length);
        for (const part of cut) expect(part).toEqual(all.filter((one) => part.includes(one)));
        expect(new Set(cut.flat())).toEqual(new Set(all));
      }),
    );
  });

  it('stay where they are when a model is added or goes', () => {
    const [added, ...rest] = rows;
    const before = parts(rest, 7);
    const after = parts(rows, 7).map((part) => part.filter((one) => one !== added));
    expect(after).toEqual(before);
  });

  it('are about equally large', () => {
    for (const count of [2, 3, 4, 8, 16]) {
      const fair = rows.length / count;
      for (const part of parts(rows, count)) expect(Math.abs(part.length - fair)).toBeLessThan(fair * 0.5);
    }
  });

  it('are the same on every machine', () => {
    const some = ['amazon.nova-lite-v1:0', 'anthropic.claude-haiku-4-5-20251001-v1:0', 'openai.gpt-oss-20b-1:0'];
    expect(
      parts(
        some.map((model) => row(model)),
        4,
      ).map((part) => part.map(({ model }) => model)),
    ).toMatchInlineSnapshot(`
      [
        [
          "openai.gpt-oss-20b-1:0",
        ],
        [],
        [
          "amazon.nova-lite-v1:0",
          "anthropic.claude-haiku-4-5-20251001-v1:0",
        ],
        [],
      ]
    `);
  });

  it('tell profiles, Regions and endpoints of one model apart', () => {
    const one = Array.from({ length: 64 }, (_, at) =>
      row('m', { region: `r-${at}`, ...(at % 2 === 0 && { profile: 'us.m' }) }),
    );
    for (const part of parts(one, 2)) expect(part.length).toBeGreaterThan(10);
  });
});

describe('the number of parts', () => {
  it.each([
    [0, 10, 16, 1],
    [3200, 10, 16, 1],
    [3201, 10, 16, 2],
    [32_000, 10, 16, 10],
    [32_000, 10, 32, 5],
    [10_000_000, 10, 16, 256],
  ])('for %i cells, %i minutes and %i at once is %i', (cells, minutes, concurrency, count) => {
    expect(shardsFor(cells, { minutes, concurrency })).toBe(count);
  });
});

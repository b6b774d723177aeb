import { describe, expect, it } from 'vitest';
import { cellsOf, hasRoute, makePlan, type PlanOptions } from '../../src/plan/plan.ts';
import { sortRows } from '../../src/plan/rows.ts';
import { mantleRow, profileRow, row } from './rows.ts';

const all: PlanOptions = {
  apis: ['invoke', 'converse'],
  models: [],
  exclude: [],
  providers: [],
  profileTypes: ['in-region', 'regional-cross-region', 'global-cross-region'],
  services: ['bedrock-runtime', 'bedrock-mantle'],
};

const listed = [row('b.two'), profileRow('us.a.one', 'a.one'), mantleRow('c.three'), row('a.one')];

describe('a plan', () => {
  it('has its rows in the order of the CSV, and each API of a row in the order asked', () => {
    const plan = makePlan(listed, all);
    expect([...cellsOf(plan)].map(({ row: { model, profile }, api }) => `${profile ?? model} ${api}`)).toEqual([
      'c.three invoke',
      'c.three converse',
      'a.one invoke',
      'a.one converse',
      'us.a.one invoke',
      'us.a.one converse',
      'b.two invoke',
      'b.two converse',
    ]);
  });

  it('is the same whatever the order of the listing', () => {
    expect(makePlan(listed.toReversed(), all)).toEqual(makePlan(listed, all));
  });

  it('names the nearest ids for a --model that is not listed', () => {
    expect(() => makePlan(listed, { ...all, models: ['a.one', 'b.tow'] })).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringMatching(/b\.tow/),
        fix: expect.stringMatching(/b\.two/),
      }),
    );
  });

  it.each([
    ['none is like it', listed, /None of those listed is like it/],
    ['there are none at all', [], /No model is listed/],
  ])('says of a --model that is not listed when %s', (_what, rows, fix) => {
    expect(() => makePlan(rows, { ...all, models: ['zzzzzzzzzz'] })).toThrow(
      expect.objectContaining({ exitCode: 2, fix: expect.stringMatching(fix) }),
    );
  });

  it('says which filters there are when nothing is left', () => {
    expect(() => makePlan(listed, { ...all, exclude: ['*'] })).toThrow(
      expect.objectContaining({ exitCode: 2, fix: expect.stringMatching(/--provider/) }),
    );
  });

  it('limits what the filters left', () => {
    const { rows } = makePlan(listed, { ...all, services: ['bedrock-runtime'], limit: 1 });
    expect(rows.map(({ model }) => model)).toEqual(['a.one', 'a.one']);
  });
});

describe('the order of rows', () => {
  it('is by Region, endpoint, model, profile type and profile, by code point', () => {
    const rows = [
      row('b.x'),
      row('B.x'),
      row('a.x', { region: 'eu-west-1' }),
      profileRow('us.a.x', 'a.x'),
      profileRow('apac.a.x', 'a.x'),
      profileRow('global.a.x', 'a.x', { profileType: 'global-cross-region' }),
      row('a.x'),
      mantleRow('z.x'),
    ];
    expect(sortRows(rows).map(({ region, model, profile }) => `${region} ${profile ?? model}`)).toEqual([
      'eu-west-1 a.x',
      'us-east-1 z.x',
      'us-east-1 B.x',
      'us-east-1 global.a.x',
      'us-east-1 a.x',
      'us-east-1 apac.a.x',
      'us-east-1 us.a.x',
      'us-east-1 b.x',
    ]);
  });
});

describe('a cell without a call', () => {
  it.each(['invoke', 'converse', 'invoke-stream', 'converse-stream'] as const)('is %s on bedrock-mantle', (api) => {
    expect(hasRoute({ row: mantleRow('a.b'), api })).toBe(false);
    expect(hasRoute({ row: row('a.b'), api })).toBe(true);
  });

  it.each(['chat-completions', 'responses', 'messages', 'count-tokens'] as const)('is not %s', (api) => {
    expect(hasRoute({ row: mantleRow('a.b'), api })).toBe(true);
    expect(hasRoute({ row: row('a.b'), api })).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { compare, regressionsOf } from '../../src/compare/compare.ts';
import { type runWith, row, snapshot } from './runs.ts';

/** The kinds of change by target and API. */
function kinds(...[before, after]: Parameters<typeof compare>): Record<string, string> {
  const { changes } = compare(before, after);
  return Object.fromEntries(changes.map(({ kind, target, api }) => [`${target.profile ?? target.model} ${api}`, kind]));
}

describe('a cell that is in both runs', () => {
  const pairs: [was: string, is: string, kind: string | undefined][] = [
    ['✓', 'unsupported api-not-supported', 'broke'],
    ['✓', 'blocked legacy-locked', 'broke'],
    ['unsupported api-not-supported', '✓', 'recovered'],
    ['blocked legacy-locked', '✓', 'recovered'],
    ['unsupported end-of-life', 'blocked legacy-locked', 'verdict'],
    ['blocked model-access-denied', 'blocked legacy-locked', 'reason'],
    ['✓', 'inconclusive throttled', 'unknown'],
    ['inconclusive throttled', '✓', 'unknown'],
    ['blocked legacy-locked', 'untested', 'unknown'],
    ['✓', '✓', undefined],
    ['inconclusive throttled', 'inconclusive timeout', undefined],
    ['untested', 'untested', undefined],
  ];

  it.each(pairs)('%s, then %s: %s', (was, is, kind) => {
    const found = kinds(snapshot({ 'a.b': { invoke: was } }), snapshot({ 'a.b': { invoke: is } }));
    expect(found['a.b invoke']).toBe(kind);
  });
});

describe('a model that only one run has', () => {
  const before = { 'a.old': { invoke: '✓', converse: '✓' } };
  const after = { 'a.new': { invoke: '✓', converse: 'inconclusive throttled' } };

  it('has come, or is gone, with all its cells', () => {
    const comparison = compare(snapshot(before), snapshot(after));
    expect(comparison.counts).toMatchObject({ appeared: 2, vanished: 2, broke: 0, unknown: 0 });
    expect(comparison.targets.appeared.map(({ model }) => model)).toEqual(['a.new']);
    expect(comparison.targets.vanished.map(({ model }) => model)).toEqual(['a.old']);
  });

  it('is not gone when the later run did not look there', () => {
    const narrow: [string, Parameters<typeof runWith>[1]][] = [
      ['another Region', { regions: ['eu-west-1'] }],
      ['other models', { options: { models: ['*new*'] } }],
      ['not these models', { options: { exclude: ['a.old'] } }],
      ['other providers', { options: { providers: ['Acme'] } }],
      ['a limit', { options: { limit: 1 } }],
      ['another shard', { options: { shard: '1/2' } }],
      ['profiles only', { options: { profileTypes: ['global-cross-region'] } }],
      ['the other endpoint', { options: { services: ['bedrock-mantle'] } }],
      ['a listing failed', { listings: [{ source: 'foundation-models', region: 'us-east-1', ok: false, count: 0 }] }],
    ];
    for (const [why, options] of narrow) {
      const { counts } = compare(snapshot(before), snapshot(after, options));
      expect({ why, vanished: counts.vanished, unknown: counts.unknown }).toEqual({ why, vanished: 0, unknown: 2 });
    }
  });

  it('is gone when the listing that failed is not the one that would have it', () => {
    const listings = [{ source: 'mantle-models' as const, region: 'us-east-1', ok: false, count: 0 }];
    expect(compare(snapshot(before), snapshot(after, { listings })).counts.vanished).toBe(2);
  });

  it('is not gone with an API that the later run did not ask for', () => {
    const found = kinds(
      snapshot({ 'a.b': { invoke: '✓', converse: '✓' } }),
      snapshot({ 'a.b': { invoke: '✓' } }, { apis: ['invoke'] }),
    );
    expect(found).toEqual({ 'a.b converse': 'unknown' });
  });
});

it('profiles are told apart from the model they serve', () => {
  const rows = [row('a.b'), row('a.b', { profile: 'us.a.b', profileType: 'regional-cross-region' })];
  const before = snapshot({ 'a.b': { invoke: '✓' }, 'us.a.b': { invoke: '✓' } }, { rows });
  const after = snapshot({ 'a.b': { invoke: '✓' }, 'us.a.b': { invoke: 'blocked legacy-locked' } }, { rows });
  expect(kinds(before, after)).toEqual({ 'us.a.b invoke': 'broke' });
});

describe('a run that cannot be trusted', () => {
  it('breaks nothing, whichever of the two it is', () => {
    const good = snapshot({ 'a.b': { invoke: '✓' } });
    const bad = snapshot({ 'a.b': { invoke: 'blocked iam-denied' } }, { suspect: 'something else answers' });
    expect(compare(good, bad)).toMatchObject({ suspect: 'something else answers', counts: { broke: 1 } });
    expect(regressionsOf(compare(good, bad))).toEqual([]);
    expect(compare(bad, good).suspect).toBe('something else answers');
  });

  const names = ['a.one', 'a.two', 'a.three', 'a.four'];
  const all = (finding: string) =>
    snapshot(Object.fromEntries(names.map((name) => [name, { invoke: finding, converse: finding }])));

  it('is one in which most of what answered broke for one cause', () => {
    const comparison = compare(all('✓'), all('blocked iam-denied'));
    expect(comparison.suspect).toBe('8 of 8 cells that answered broke at once, 8 of them for one cause (iam-denied)');
    expect(regressionsOf(comparison)).toEqual([]);
  });

  it('is not one in which a model or two broke, or each for its own reason', () => {
    const reasons = ['end-of-life', 'legacy-locked', 'model-access-denied', 'use-case-form-missing'];
    const own = snapshot(
      Object.fromEntries(
        names.map((name, n) => [name, { invoke: `blocked ${reasons[n]}`, converse: `blocked ${reasons[n]}` }]),
      ),
    );
    expect(compare(all('✓'), own).suspect).toBeUndefined();
    expect(regressionsOf(compare(all('✓'), own))).toHaveLength(8);
    const few = snapshot({ 'a.one': { invoke: '✓', converse: '✓' } });
    const gone = snapshot({ 'a.one': { invoke: 'unsupported end-of-life', converse: 'unsupported end-of-life' } });
    expect(regressionsOf(compare(few, gone))).toHaveLength(2);
  });
});

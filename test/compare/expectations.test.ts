import { describe, expect, it } from 'vitest';
import { violationsOf, sentenceOf } from '../../src/compare/conditions.ts';
import { compare } from '../../src/compare/compare.ts';
import { parseExpectations } from '../../src/compare/expectation.ts';
import { expectationWarnings, matchExpectations, updatedExpectations } from '../../src/compare/expectations.ts';
import { row, snapshot } from './runs.ts';

const file = `# What we know of.
a.old   *         blocked      reason=legacy-locked  expires=2026-12-31  issue=https://example.com/1  # until we move
us.a.*  converse  unsupported  region=us-*  service=bedrock-runtime

`;
const rows = [row('a.old'), row('a.b', { profile: 'us.a.b', profileType: 'regional-cross-region' })];
const after = snapshot(
  {
    'a.old': { invoke: 'blocked legacy-locked', converse: 'blocked iam-denied' },
    'us.a.b': { converse: 'unsupported api-not-supported' },
  },
  { rows },
);

describe('a line of the expectations', () => {
  it('accepts the cells that are as it says, and no others', () => {
    const { accepted, expired, stale } = matchExpectations(parseExpectations(file, 'known'), after, '2026-11-20');
    expect([...accepted]).toEqual([
      'us-east-1 bedrock-runtime a.old - invoke',
      'us-east-1 bedrock-runtime a.b us.a.b converse',
    ]);
    expect({ expired, stale }).toEqual({ expired: [], stale: [] });
  });

  it('holds to the end of its day, and is reported from then on', () => {
    const lines = parseExpectations(file, 'known');
    expect(matchExpectations(lines, after, '2026-12-31').expired).toEqual([]);
    const later = matchExpectations(lines, after, '2027-01-01');
    expect(later.accepted.has('us-east-1 bedrock-runtime a.old - invoke')).toBe(false);
    expect(expectationWarnings(later, 'known')).toEqual([
      'known, line 2: a.old * blocked expired on 2026-12-31 (https://example.com/1)',
    ]);
  });

  it('is reported when its cells are otherwise now, and not when they are inconclusive', () => {
    const lines = parseExpectations('a.old invoke blocked\n', 'known');
    const recovered = matchExpectations(lines, snapshot({ 'a.old': { invoke: '✓' } }), '2026-11-20');
    expect(expectationWarnings(recovered, 'known')).toEqual([
      'known, line 1: a.old invoke blocked matches no cell any more',
    ]);
    expect(
      matchExpectations(lines, snapshot({ 'a.old': { invoke: 'inconclusive throttled' } }), '2026-11-20').stale,
    ).toEqual([]);
  });

  it('is reported when its model is gone, and not when the run did not ask for it', () => {
    const lines = parseExpectations('a.gone * blocked\n', 'known');
    expect(matchExpectations(lines, after, '2026-11-20').stale).toHaveLength(1);
    const narrow = snapshot({ 'a.old': { invoke: '✓' } }, { options: { models: ['a.old'] } });
    expect(matchExpectations(lines, narrow, '2026-11-20').stale).toEqual([]);
  });

  const slips: [line: string, says: RegExp][] = [
    ['a.b talk blocked', /known, line 1: "talk" is no API/],
    ['a.b invoke broken', /line 1: "broken" is no verdict/],
    ['a.b invoke', /line 1: "" is no verdict/],
    ['a.b invoke blocked until=2026-12-31', /"until=2026-12-31" is not understood/],
    ['a.b invoke blocked expires=2026-02-30', /"2026-02-30" is no day/],
    ['a.b invoke blocked expires=soon', /"soon" is no day/],
  ];

  it.each(slips)('%s is a slip that is told with its place', (line, says) => {
    expect(() => parseExpectations(line, 'known')).toThrow(says);
  });
});

describe('updating the file', () => {
  it('drops lines that no longer hold, adds one per cell, keeps comments, and settles the matter', () => {
    const recovered = snapshot({
      'a.old': { invoke: '✓', converse: '✓' },
      'a.new': { invoke: 'blocked legacy-locked' },
    });
    const text = '# Known.\na.old * blocked # fixed since\n';
    const expected = matchExpectations(parseExpectations(text, 'known'), recovered, '2026-11-20');
    const found = violationsOf(['blocked'], { after: recovered, accepted: expected.accepted });
    const cells = found.flatMap((violation) => violation.cells).flatMap((key) => recovered.cells.get(key) ?? []);
    const updated = updatedExpectations(text, expected, cells);
    expect(updated).toBe(
      '# Known.\na.new invoke blocked reason=legacy-locked region=us-east-1 service=bedrock-runtime\n',
    );
    const again = matchExpectations(parseExpectations(updated, 'known'), recovered, '2026-11-20');
    expect(violationsOf(['blocked'], { after: recovered, accepted: again.accepted })).toEqual([]);
    expect(again.stale).toEqual([]);
  });
});

describe('--fail-on', () => {
  const before = snapshot({ 'a.b': { invoke: '✓', converse: '✓' } });
  const broken = snapshot({ 'a.b': { invoke: 'blocked legacy-locked', converse: 'inconclusive throttled' } });
  const none: ReadonlySet<string> = new Set();

  it('finds each condition where it holds', () => {
    const comparison = compare(before, broken);
    const held = violationsOf(['regression', 'change', 'blocked', 'inconclusive'], {
      after: broken,
      comparison,
      accepted: none,
    });
    expect(held.map(sentenceOf)).toEqual([
      '--fail-on regression: 1 cell is no longer ✓',
      '--fail-on change: 1 cell changed',
      '--fail-on blocked: 1 cell is blocked',
      '--fail-on inconclusive: 1 cell is inconclusive',
    ]);
  });

  it('an inconclusive cell is no change, and what was always so is no regression', () => {
    const unclear = snapshot({ 'a.b': { invoke: '✓', converse: 'inconclusive throttled' } });
    expect(
      violationsOf(['regression', 'change'], { after: unclear, comparison: compare(before, unclear), accepted: none }),
    ).toEqual([]);
    expect(
      violationsOf(['regression', 'change'], { after: broken, comparison: compare(broken, broken), accepted: none }),
    ).toEqual([]);
  });

  it('what is accepted does not count, nor does a run that cannot be trusted', () => {
    const accepted = new Set(['us-east-1 bedrock-runtime a.b - invoke']);
    expect(
      violationsOf(['regression', 'blocked'], { after: broken, comparison: compare(before, broken), accepted }),
    ).toEqual([]);
    const suspect = { ...broken, suspect: 'something else answers' };
    expect(
      violationsOf(['regression', 'blocked', 'inconclusive'], {
        after: suspect,
        comparison: compare(before, suspect),
        accepted: none,
      }),
    ).toEqual([]);
  });
});

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { changesCsv, changesJson } from '../../src/compare/changes-data.ts';
import { changesMarkdown } from '../../src/compare/changes-markdown.ts';
import { changesText } from '../../src/compare/changes-text.ts';
import { compare } from '../../src/compare/compare.ts';
import { outcomeText } from '../../src/compare/outcome-text.ts';
import { snapshot } from './runs.ts';

const before = snapshot({
  'a.breaks': { invoke: '✓', converse: '✓' },
  'a.recovers': { invoke: 'blocked legacy-locked', converse: '✓' },
  'a.goes': { invoke: '✓', converse: '✓' },
});
const after = snapshot({
  'a.breaks': { invoke: 'blocked legacy-locked', converse: 'inconclusive throttled' },
  'a.recovers': { invoke: '✓', converse: '✓' },
  'a.comes': { invoke: '✓', converse: 'unsupported api-not-supported' },
});
const comparison = compare(before, after);

it('as text it is a sentence, then what broke, and so on', () => {
  expect(changesText(comparison)).toBe(`Changed: 2 (1 broke, 1 recovered), appeared: 2, vanished: 2, unknown: 1

Broke (1)
  us-east-1  bedrock-runtime  a.breaks  invoke  ✓ → blocked (legacy-locked)

Recovered (1)
  us-east-1  bedrock-runtime  a.recovers  invoke  blocked (legacy-locked) → ✓

Appeared (2)
  us-east-1  bedrock-runtime  a.comes  invoke    none → ✓
  us-east-1  bedrock-runtime  a.comes  converse  none → ✗ (api-not-supported)

Vanished (2)
  us-east-1  bedrock-runtime  a.goes  invoke    ✓ → none
  us-east-1  bedrock-runtime  a.goes  converse  ✓ → none

Unknown: one side is inconclusive, or was not called (1)
  us-east-1  bedrock-runtime  a.breaks  converse  ✓ → inconclusive (throttled)

New models and profiles (1)
  us-east-1  bedrock-runtime  a.comes  in-region

Models and profiles that are gone (1)
  us-east-1  bedrock-runtime  a.goes  in-region
`);
});

it('two runs of the same truth are one line', () => {
  expect(changesText(compare(before, before))).toBe('Changed: 0, appeared: 0, vanished: 0, unknown: 0\n');
});

it('as text it stays short, whatever happened', () => {
  const many = snapshot(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`a.m${n}`, { invoke: '✓' }])));
  const text = changesText(compare(snapshot({}), many));
  expect(text.split('\n').length).toBeLessThan(120);
  expect(text).toContain('and 150 more');
});

it('as Markdown it is tables, in which names are only names', () => {
  const hostile = snapshot({ 'a.<img src=x>|`@team`': { invoke: '✓' } });
  const text = changesMarkdown(compare(snapshot({}), hostile));
  expect(text).toContain('**Changed: 0, appeared: 1, vanished: 0, unknown: 0**');
  expect(text).not.toContain('<img');
  expect(
    text
      .split('\n')
      .find((line) => line.includes('img'))
      ?.match(/(?<!\\)\|/g),
  ).toHaveLength(7);
});

it('as JSON it has each change with both sides', () => {
  const document: unknown = JSON.parse(changesJson(comparison));
  expect(document).toMatchObject({
    schema: 1,
    headline: 'Changed: 2 (1 broke, 1 recovered), appeared: 2, vanished: 2, unknown: 1',
    counts: { broke: 1, recovered: 1, appeared: 2, vanished: 2, unknown: 1, reason: 0, verdict: 0 },
    unchanged: 1,
    targets: { appeared: [{ model: 'a.comes' }], vanished: [{ model: 'a.goes' }] },
  });
  expect(document).toHaveProperty('changes.0', {
    kind: 'broke',
    region: 'us-east-1',
    service: 'bedrock-runtime',
    model: 'a.breaks',
    profileType: 'in-region',
    api: 'invoke',
    before: { verdict: 'supported' },
    after: { verdict: 'blocked', reason: 'legacy-locked' },
  });
});

it('as CSV it has a line for each change, and no formula', () => {
  const records: Record<string, string>[] = parse(
    changesCsv(compare(snapshot({}), snapshot({ '=cmd()': { invoke: '✓' } }))),
    { columns: true },
  );
  expect(records).toMatchObject([
    { Change: 'appeared', Model: "'=cmd()", API: 'invoke', Before: '', After: 'supported' },
  ]);
});

describe('at the end of a summary', () => {
  it('names what broke and the condition that fails the run', () => {
    const held = [{ condition: 'regression' as const, cells: ['a'] }];
    expect(outcomeText({ comparison, violations: held, rechecked: { again: 2, answered: 1 } })).toBe(`
  Baseline      Changed: 2 (1 broke, 1 recovered), appeared: 2, vanished: 2, unknown: 1
  Broke         us-east-1 bedrock-runtime a.breaks invoke: ✓ → blocked (legacy-locked)
  Rechecked     2 regressions; 1 recovered
  Fails         --fail-on regression: 1 cell is no longer ✓
`);
  });

  it('is silent without a baseline', () => {
    expect(outcomeText({ violations: [] })).toBe('');
  });
});

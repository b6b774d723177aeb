import { describe, expect, it } from 'vitest';
import { filterRows, globsWithoutRow, type RowFilter } from '../../src/plan/filter.ts';
import { mantleRow, profileRow, row } from './rows.ts';

const everything: RowFilter = {
  models: [],
  exclude: [],
  providers: [],
  profileTypes: ['in-region', 'regional-cross-region', 'global-cross-region'],
  services: ['bedrock-runtime', 'bedrock-mantle'],
};

const rows = [
  row('amazon.nova-lite-v1:0', { provider: 'Amazon' }),
  profileRow('us.amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0', { provider: 'Amazon' }),
  profileRow('global.anthropic.claude-x', 'anthropic.claude-x', {
    provider: 'Anthropic',
    profileType: 'global-cross-region',
  }),
  row('mistral.large', { provider: 'Mistral AI' }),
  mantleRow('mistral.small', { provider: 'mistral' }),
];

function left(filter: Partial<RowFilter>): string[] {
  return filterRows(rows, { ...everything, ...filter }).map(({ model, profile }) => profile ?? model);
}

describe('filters', () => {
  it('that are not given leave everything', () => {
    expect(left({})).toHaveLength(rows.length);
  });

  it.each<[Partial<RowFilter>, string[]]>([
    [{ models: ['amazon.nova-lite-v1:0'] }, ['amazon.nova-lite-v1:0', 'us.amazon.nova-lite-v1:0']],
    [{ models: ['us.*'] }, ['us.amazon.nova-lite-v1:0']],
    [{ models: ['MISTRAL.*'] }, ['mistral.large', 'mistral.small']],
    [{ models: ['*.large', 'us.*'] }, ['us.amazon.nova-lite-v1:0', 'mistral.large']],
    [{ exclude: ['*mistral*', 'us.*'] }, ['amazon.nova-lite-v1:0', 'global.anthropic.claude-x']],
    [{ models: ['amazon.*'], exclude: ['us.*'] }, ['amazon.nova-lite-v1:0']],
    [{ providers: ['mistral ai'] }, ['mistral.large', 'mistral.small']],
    [{ providers: ['mistral'] }, ['mistral.large', 'mistral.small']],
    [{ profileTypes: ['global-cross-region'] }, ['global.anthropic.claude-x']],
    [{ services: ['bedrock-mantle'] }, ['mistral.small']],
  ])('%j leave these', (filter, expected) => {
    expect(left(filter)).toEqual(expected);
  });

  it('that name nothing are found', () => {
    expect(globsWithoutRow(rows, ['amazon.*', 'amazn.*', 'global.*'])).toEqual(['amazn.*']);
  });

  it('take a dot for a dot, and brackets for themselves', () => {
    expect(left({ models: ['mistral?large'] })).toEqual(['mistral.large']);
    expect(left({ models: ['mistral[.]large'] })).toEqual([]);
    expect(left({ models: ['amazonXnova*'] })).toEqual([]);
  });
});
